import type { LanguageCode } from '../language/words.ts';
import type { CountryCode } from './countries.ts';

/** Where somebody's family comes from, as far as it shows in names and faces. */
export const HERITAGES = [
  'local',
  'black',
  'latin',
  'eastAsian',
  'southAsian',
  'arab',
  'turkish',
  'polish',
  'mixed',
] as const;
export type Heritage = (typeof HERITAGES)[number];

type Weights = readonly (readonly [heritage: Heritage, weight: number])[];

const EUROPE: Weights = [
  ['local', 84],
  ['arab', 3],
  ['black', 3],
  ['eastAsian', 2],
  ['southAsian', 2],
  ['polish', 3],
  ['mixed', 3],
];
const LATIN_AMERICA: Weights = [
  ['latin', 62],
  ['local', 24],
  ['mixed', 8],
  ['black', 5],
  ['eastAsian', 1],
];

/** Rough shares, so that a dataset looks like the country it is about. */
export const HERITAGES_IN: Readonly<Record<CountryCode, Weights>> = {
  US: [
    ['local', 58],
    ['black', 13],
    ['latin', 18],
    ['eastAsian', 5],
    ['southAsian', 3],
    ['arab', 1],
    ['mixed', 3],
  ],
  CA: [
    ['local', 68],
    ['eastAsian', 9],
    ['southAsian', 9],
    ['black', 5],
    ['arab', 3],
    ['latin', 2],
    ['mixed', 4],
  ],
  GB: [
    ['local', 78],
    ['southAsian', 8],
    ['black', 5],
    ['polish', 2],
    ['eastAsian', 2],
    ['arab', 1],
    ['mixed', 4],
  ],
  IE: EUROPE,
  AU: [
    ['local', 76],
    ['eastAsian', 11],
    ['southAsian', 6],
    ['arab', 3],
    ['mixed', 4],
  ],
  DE: [
    ['local', 77],
    ['turkish', 7],
    ['polish', 5],
    ['arab', 4],
    ['black', 2],
    ['eastAsian', 2],
    ['mixed', 3],
  ],
  AT: [
    ['local', 84],
    ['turkish', 6],
    ['polish', 4],
    ['arab', 2],
    ['black', 1],
    ['mixed', 3],
  ],
  CH: EUROPE,
  ES: [
    ['local', 83],
    ['latin', 9],
    ['arab', 4],
    ['black', 1],
    ['eastAsian', 1],
    ['mixed', 2],
  ],
  MX: LATIN_AMERICA,
  AR: [
    ['local', 62],
    ['latin', 32],
    ['mixed', 6],
  ],
  CO: LATIN_AMERICA,
  CL: LATIN_AMERICA,
  FR: [
    ['local', 74],
    ['arab', 11],
    ['black', 7],
    ['eastAsian', 3],
    ['mixed', 5],
  ],
  BE: [
    ['local', 78],
    ['arab', 9],
    ['black', 5],
    ['turkish', 3],
    ['mixed', 5],
  ],
  PT: [
    ['local', 86],
    ['black', 6],
    ['mixed', 6],
    ['southAsian', 2],
  ],
  BR: [
    ['local', 44],
    ['mixed', 43],
    ['black', 11],
    ['eastAsian', 2],
  ],
};

export interface HeritageNames {
  f: string;
  m: string;
  last: string;
}

/** Names of families that came from elsewhere, by where exactly. The others have the names of the country. */
export const HERITAGE_NAMES: Readonly<Partial<Record<Heritage, readonly HeritageNames[]>>> = {
  eastAsian: [
    {
      f: 'Mei Jia Ling Xin Yan Hui Lan Fang',
      m: 'Wei Jun Hao Ming Bo Tao Feng Lei',
      last: 'Chen Wang Li Zhang Liu Huang Lin Wu Zhao Yang',
    },
    {
      f: 'Linh Thuy Mai Huong Lan Trang Ngoc Hanh',
      m: 'Minh Tuan Bao Duc Hung Long Quang Nam',
      last: 'Nguyen Tran Pham Le Vo Dang Bui Do',
    },
    {
      f: 'Min-ji Hana Soo-jin Ji-woo Eun-ji Yuna',
      m: 'Sung-min Joon Min-ho Ji-hoon Tae-yang Dong-hyun',
      last: 'Kim Lee Park Choi Jung Kang Cho Yoon',
    },
    {
      f: 'Yuki Naomi Aiko Emi Keiko Haruka',
      m: 'Kenji Hiro Daichi Takeshi Satoshi Ren',
      last: 'Tanaka Sato Suzuki Yamamoto Nakamura Ito Kato',
    },
  ],
  southAsian: [
    {
      f: 'Priya Anjali Neha Kavita Meera Sunita Pooja Lakshmi Deepa Asha',
      m: 'Arjun Rahul Vikram Sanjay Amit Rajesh Kiran Suresh Nikhil Anil',
      last: 'Patel Sharma Kumar Gupta Reddy Iyer Mehta Desai Nair Joshi Rao',
    },
    {
      f: 'Aisha Fatima Nadia Saima Zara Rubina Hina Shabana',
      m: 'Imran Bilal Farhan Tariq Asif Kamran Usman Salman',
      last: 'Khan Ahmed Shah Hussain Rahman Malik Chowdhury Iqbal Qureshi',
    },
    {
      f: 'Harpreet Simran Jasleen Manpreet Gurleen',
      m: 'Gurpreet Harjit Manjit Balwinder Jaspreet',
      last: 'Singh Gill Sidhu Dhillon Sandhu',
    },
  ],
  arab: [
    {
      f: 'Leila Amina Samira Yasmine Nour Fatima Salma Karima Hanan Nadia',
      m: 'Karim Youssef Samir Mehdi Nabil Rachid Amir Bilal Hicham Walid',
      last: 'Benali Amrani Saidi Ziani Bouzid Belkacem Rahmani Tazi Cherif Alaoui',
    },
    {
      f: 'Rania Dalia Layla Maya Hala Reem Rana Lina',
      m: 'Omar Hassan Tarek Ali Ziad Fadi Rami Khaled',
      last: 'Haddad Khalil Mansour Nasser Hamdan Farah Khoury Saleh Najjar',
    },
  ],
  turkish: [
    {
      f: 'Elif Ayşe Zeynep Meryem Derya Emine Selin Hatice Esra Gülay Melek Sevgi',
      m: 'Mehmet Emre Mustafa Can Murat Ali Deniz Hakan Cem Serkan Yusuf Ahmet',
      last: 'Yılmaz Kaya Demir Şahin Çelik Yıldız Aydın Öztürk Arslan Doğan Kılıç Koç Kurt Özdemir Polat',
    },
  ],
  polish: [
    {
      f: 'Agnieszka Katarzyna Monika Joanna Ewa Magdalena Beata Zofia Dorota Karolina Iwona Aleksandra',
      m: 'Piotr Tomasz Marek Krzysztof Paweł Andrzej Michał Jakub Adam Łukasz Grzegorz Mateusz',
      last: 'Nowak Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Mazur Krawczyk Dudek',
    },
  ],
  black: [
    {
      f: 'Ngozi Adaeze Chidera Amaka Funke Yetunde Esther Grace',
      m: 'Emeka Tunde Chidi Obinna Segun Samuel Joseph',
      last: 'Okafor Adeyemi Eze Obi Okonkwo Balogun Nwosu',
    },
    {
      f: 'Abena Akosua Ama Efua Esther Grace',
      m: 'Kwame Kofi Yaw Kwesi Samuel Joseph',
      last: 'Mensah Owusu Boateng Asante Appiah Osei Addo',
    },
    {
      f: 'Aminata Fatou Mariama Awa Aïssatou Ramata Khady Binta',
      m: 'Mamadou Moussa Ibrahim Abdou Sekou Ousmane Cheikh Lamine',
      last: 'Diallo Traoré Koné Ndiaye Camara Bah Sow Diop Touré Cissé',
    },
  ],
};

/** Words for origins, in the language of the biographies. `null`: nothing is said. */
export const ETHNICITY_WORDS: Readonly<Record<LanguageCode, Readonly<Record<Heritage, string>>>> = {
  en: {
    local: 'White',
    black: 'Black',
    latin: 'Hispanic',
    eastAsian: 'East Asian',
    southAsian: 'South Asian',
    arab: 'Middle Eastern or North African',
    turkish: 'Turkish',
    polish: 'White',
    mixed: 'Mixed',
  },
  de: {
    local: 'europäisch',
    black: 'afrikanischer Herkunft',
    latin: 'lateinamerikanischer Herkunft',
    eastAsian: 'ostasiatischer Herkunft',
    southAsian: 'südasiatischer Herkunft',
    arab: 'arabischer Herkunft',
    turkish: 'türkischer Herkunft',
    polish: 'polnischer Herkunft',
    mixed: 'gemischter Herkunft',
  },
  es: {
    local: 'blanca',
    black: 'afrodescendiente',
    latin: 'mestiza',
    eastAsian: 'asiática oriental',
    southAsian: 'sudasiática',
    arab: 'árabe',
    turkish: 'turca',
    polish: 'blanca',
    mixed: 'mixta',
  },
  fr: {
    local: 'européenne',
    black: 'africaine',
    latin: 'latino-américaine',
    eastAsian: 'est-asiatique',
    southAsian: 'sud-asiatique',
    arab: 'nord-africaine',
    turkish: 'turque',
    polish: 'européenne',
    mixed: 'métisse',
  },
  pt: {
    local: 'branca',
    black: 'negra',
    latin: 'latino-americana',
    eastAsian: 'asiática',
    southAsian: 'sul-asiática',
    arab: 'árabe',
    turkish: 'turca',
    polish: 'branca',
    mixed: 'parda',
  },
};
