import type { CountryCode } from '../people/countries.ts';

type Pairs = string;

/** What the same thing is called in one country: "from>to", several of them between bars. */
const AMERICAN: Pairs =
  'mum>mom|maths>math|primary school teacher>elementary school teacher|nursery teacher>preschool teacher|estate agent>real estate agent|neighbours>neighbors|neighbourhood>neighborhood|humour>humor|favourite>favorite|football>soccer|jumpers>sweaters|queues>lines|courgettes>zucchini|going to the cinema>going to the movies|the cinema>the movies|at films>at movies|Old films>Old movies|lecturer>professor|care assistant>caregiver|painter and decorator>house painter|shop assistant>sales associate|bank clerk>bank teller|civil servant>city employee|travelling>traveling|cleaned the flat>cleaned the apartment|small flat>small apartment|the flat>the apartment|our flat>our apartment|flatmates>roommates|18 km>11 miles|fifth kilometre>third mile|kilometre>mile|last kilometre>last mile|two metres>six feet|holiday>vacation|holidays>vacations|vet>veterinarian|harmonise>harmonize|apologise>apologize|five-a-side in>pickup game in|Twenty lengths>Twenty laps|lectures>classes|lecture>class|bring their washing>bring their laundry|full-time waiter>full-time server|duvet>blanket';
const BRITISH: Pairs = 'mail carrier>postal worker|truck driver>lorry driver|movies>films|yogurt>yoghurt';
const MEXICAN: Pairs =
  'piso>departamento|zapatillas>tenis|móvil>celular|coche>carro|patatas>papas|bocadillo>torta|bocadillos>tortas|vídeo>video|vídeos>videos|fontanero>plomero|fontanera>plomera|camarero>mesero|camarera>mesera|Los calabacines>Las calabacitas|jerséis>suéteres|nevera>refri|aparcamiento>estacionamiento|Aparcar>Estacionarse|tortitas>hot cakes|esterilla>tapete|prismáticos>binoculares|mercadillos>tianguis|mercadillo>tianguis|tarta>pastel|manta>cobija|boli rojo>pluma roja|serrín>aserrín|cascos>audífonos|auriculares>audífonos|finde>fin|La tortilla, con cebolla>El taco, con limón|Magisterio>Educación|vosotros>ustedes|churros>pan dulce|una tienda de campaña>una casa de campaña|la tienda>la casa de campaña|tienda antes que hotel>casa de campaña antes que hotel|piqueta>estaca|entrenador personal>entrenador|peluquero>estilista|peluquera>estilista|dependiente>vendedor|dependienta>vendedora|de la escalera>del edificio|toda la escalera>todo el edificio';
const BRAZILIAN: Pairs =
  'comboios>trens|comboio>trem|autocarro>ônibus|telemóvel>celular|pequeno-almoço>café da manhã|reformado>aposentado|reformada>aposentada|a reforma>a aposentadoria|na reforma>na aposentadoria|coro>coral|casa de banho>banheiro|sandes>sanduíche|bolachas>biscoitos|frigorífico>geladeira|ecrã>tela|renda>aluguel|auscultadores>fones|equipa>time|loiça>louça|ténis>tênis|quilómetro>quilômetro|termóstato>termostato|contacto>contato|detetor>detector|rececionista>recepcionista|contabilista>analista contábil|canalizador>encanador|canalizadora>encanadora|empregado de mesa>garçom|empregada de mesa>garçonete|camionista>motorista de caminhão|gestor de projetos>gerente de projetos|gestora de projetos>gerente de projetos|gestor de marketing>gerente de marketing|gestora de marketing>gerente de marketing|educador de infância>educador infantil|educadora de infância>educadora infantil|professor primário>professor do fundamental|professora primária>professora do fundamental|polícia>policial|sesta>soneca|sestas>sonecas|fixe>descolado|pipocas>pipoca|às pipocas>à pipoca|videojogos>videogames|tenda>barraca|tem fecho>tem zíper|um trilho>uma trilha|épocas>temporadas|baliza>trave|duche>chuveiro|canil>abrigo de animais|desporto>esporte|ao lume>no fogo|fila sete>fileira sete|ananás>abacaxi|nevoeiro>neblina|aguarelas>aquarelas|candeeiros>luminárias|o candeeiro>o abajur|do candeeiro>do abajur|camisolas>blusas|rolo>filme|máquina de rolo>câmera de filme|ementas>cardápios|toda a gente>todo mundo|ao sábado>aos sábados|ao domingo>aos domingos|à segunda>às segundas|à sexta>às sextas|à terça>às terças|ao fim de semana>no fim de semana|cá em casa>aqui em casa|conjuntivo>subjuntivo|massa-mãe>fermentação natural|peluches>bichos de pelúcia|cão>cachorro|feiras de velharias>feiras de antiguidades|feira de velharias>feira de antiguidades|Gestão>Administração|Informática>Ciência da Computação|Câmara Municipal>Prefeitura|Escola Básica>Escola Municipal|Escola Secundária>Escola Estadual|Ginásio>Academia|Jardim de Infância>Creche|Infantário>Creche|Quinta>Fazenda|Herdade>Sítio|em linha>online|rotunda>rotatória|massa com atum>macarrão com atum|massa e prazos>macarrão e prazos|mota>moto|sujidade>sujeira|sala de professores>sala dos professores';

const SPEECH: Readonly<Partial<Record<CountryCode, Pairs>>> = {
  US: AMERICAN,
  CA: AMERICAN,
  GB: BRITISH,
  IE: BRITISH,
  MX: MEXICAN,
  AR: MEXICAN,
  CO: MEXICAN,
  CL: MEXICAN,
  BR: BRAZILIAN,
};

const LETTER = String.raw`[\p{L}\p{M}]`;

/** Longest first, so that "a reforma" is met before "reforma". */
const COMPILED = new Map(
  Object.entries(SPEECH).map(([country, pairs]) => {
    const words = new Map(
      pairs.split('|').map((pair) => pair.split('>').map((word) => word.toLowerCase()) as [string, string]),
    );
    const kept = new Map(
      pairs.split('|').map((pair) => [pair.split('>')[0]?.toLowerCase(), pair.split('>')[1]]),
    );
    const alternatives = [...words.keys()].toSorted((a, b) => b.length - a.length).join('|');
    return [
      country,
      { kept, pattern: new RegExp(`(?<!${LETTER})(?:${alternatives})(?!${LETTER})`, 'giu') },
    ] as const;
  }),
);

/** A line in the words of the country that somebody lives in. */
export function inSpeechOf(country: CountryCode, text: string): string {
  if (country === 'CH') return text.replaceAll('ß', 'ss');
  const speech = COMPILED.get(country);
  if (speech === undefined) return text;
  return text.replace(speech.pattern, (found) => {
    const word = speech.kept.get(found.toLowerCase()) ?? found;
    const capital = found.charAt(0) !== found.charAt(0).toLowerCase();
    return capital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}

/** European turns of phrase that no list of words turns into Brazilian ones: pronouns after the verb, "a falar". */
const EUROPEAN =
  /(?<!café|sofá|massa|meia|terça|quarta|quinta|sexta|segunda|xeque)-(?:me|te|se|lhe|lhes|nos|o|a|os|as|mo)(?!\p{L})|(?<!\p{L})(?:a|ficam a) (?:falar|chorar|olhar|fingir|pedir|dizer|saber|sorrir|levedar|trabalhar|esconder|ver|subir|correr|precisar|perder)(?!\p{L})|percebo|arranj|atura|convosco|deitar fora|ao pé d|ao calhas|tralha|sentamo|digam olá|é suposto|a sério|voltava a|não saía|repetia|não trocava|trocava o|Atravessava|algures|tens|sentes|lhe ganhei|deito a culpa|levanta-se|máquina ficou|feitio|gabar|Bom, às vezes|fui por uma/iu;

/** Whether a line can be said in a country; only Brazil has lines that it does not say. */
export function isSaidIn(country: CountryCode, template: string): boolean {
  return country !== 'BR' || !EUROPEAN.test(template);
}
