import type { OccupationName } from '../occupations.ts';
import { vocabulary } from './vocabulary.ts';

export const OCCUPATION_WORDS = vocabulary<OccupationName>([
  [
    'mathsTeacher',
    'math* teacher*|mathelehrer*|mathematiklehrer*|profesor* de matematicas|prof* de math*|professor* de matematica',
  ],
  [
    'musicTeacher',
    'music teacher*|piano teacher*|musiklehrer*|profesor* de musica|prof* de musique|professor* de musica',
  ],
  [
    'kindergartenTeacher',
    'kindergarten teacher*|nursery teacher*|preschool teacher*|childcare worker*|erzieher*|educador* infantil*|educador* de infancia|educatrice* de jeunes enfants|educateur* de jeunes enfants',
  ],
  [
    'fitnessTrainer',
    'fitness trainer*|fitness coach*|personal trainer*|fitnesstrainer*|entrenador* personal*|coach* sportif*|coach* sportive*|treinador* pessoa*',
  ],
  ['tourGuide', 'tour guide*|stadtfuhrer*|reisefuhrer*|guia* turistic*|guide* touristique*'],
  [
    'lecturer',
    'lecturer*|university professor*|college professor*|academics|dozent*|hochschullehrer*|profesor* universitari*|maitre* de conferences|professor* universitari*|professor* de historia|profesor* de historia|history teacher*',
  ],
  [
    'teacher',
    'primary school teacher*|elementary school teacher*|grundschullehrer*|maestr[oa]|instituteur*|institutrice*|professor* primari*',
  ],
  ['librarian', 'librarian*|bibliothekar*|bibliotecari*|bibliothecaire*'],
  [
    'midwife',
    'midwife|midwives|hebamme*|matrona*|comadrona*|sage-femme*|sages-femmes|parteira*|matron|matrones|enfermeir* parteir*',
  ],
  [
    'nurse',
    'nurse|nurses|nursing staff|krankenpfleger*|krankenschwester*|pflegekraft*|pflegekrafte|enfermer[oa]*|infirmier*|enfermeir*',
  ],
  ['vet', 'vet|vets|veterinarian*|tierarzt*|veterinari*|veterinaire*'],
  ['dentist', 'dentist*|zahnarzt*|dentista*|dentiste*'],
  [
    'doctor',
    'doctor|doctors|physician*|surgeon*|arzt|arzte|arztin*|medic[oa]s|medic[oa]|medecin*|general practitioner*',
  ],
  ['pharmacist', 'pharmacist*|apotheker*|farmaceutic*|pharmacien*'],
  ['physiotherapist', 'physio*|physical therapist*|fisioterapeuta*|kine|kines|kinesitherapeute*'],
  [
    'paramedic',
    'paramedic*|ambulance worker*|sanitater*|notfallsanitater*|tecnic* de emergencia*|ambulancier*',
  ],
  [
    'carer',
    'carer|carers|caregiver*|care assistant*|care worker*|altenpfleger*|cuidador*|aide-soignant*|aides-soignant*',
  ],
  ['psychologist', 'psychologist*|therapist*|psycholog*|psicolog*|psychologue*'],
  ['accountant', 'accountant*|bookkeeper*|buchhalter*|contable*|contador*|comptable*|contabilista*'],
  [
    'civilServant',
    'civil servant*|public servant*|government worker*|beamte*|funcionari*|fonctionnaire*|verwaltungsfachangestellte*|agent* administrati*|agente* administrativ*',
  ],
  [
    'recruiter',
    'recruiter*|hr manager*|human resources|personalreferent*|tecnic* de seleccion|recruteur*|tecnic* de recrutamento|charge* de recrutement',
  ],
  [
    'officeManager',
    'office manager*|secretar*|administrative assistant*|burokauf*|administrativ*|employe* de bureau|assistant* de direction',
  ],
  [
    'bankClerk',
    'banker*|bank clerk*|bank employee*|bankkauf*|bankangestellte*|emplead* de banc*|banquier*|bancari*|conseill* bancaire*',
  ],
  ['lawyer', 'lawyer*|attorney*|solicitor*|rechtsanwalt*|anwalt*|anwaltin*|abogad*|avocat*|advogad*'],
  [
    'estateAgent',
    'estate agent*|realtor*|immobilienmakler*|agente* inmobiliari*|agent* immobilier*|agente* imobiliari*',
  ],
  [
    'projectManager',
    'project manager*|projektleiter*|projektmanager*|jef* de proyecto*|chef* de projet*|gestor* de projeto*',
  ],
  ['marketingManager', 'marketing manager*|marketers|marketer|marketing*'],
  [
    'developer',
    'software developer*|software engineer*|web developer*|programmer*|developer*|coders|softwareentwickler*|entwickler*|programador*|desarrollador*|developpeu*|desenvolvedor*',
  ],
  [
    'dataAnalyst',
    'data analyst*|data scientist*|datenanalyst*|analista* de datos|analyste* de donnees|analista* de dados',
  ],
  [
    'itSupport',
    'it support*|it technician*|it-techniker*|tecnic* informatic*|technicien* informatique*|tecnic* de informatica',
  ],
  [
    'civilEngineer',
    'civil engineer*|bauingenieur*|ingenier* civil*|ingenieur* en genie civil|engenheir* civi*',
  ],
  [
    'mechanicalEngineer',
    'mechanical engineer*|maschinenbauingenieur*|ingenier* mecanic*|ingenieur* en mecanique|engenheir* mecanic*',
  ],
  ['designer', 'graphic designer*|designer*|grafikdesigner*|disenador*|graphiste*'],
  [
    'photographer',
    'photographer*|fotografen|fotografin*|fotograf[oa]s|photographes|fotograf|fotograf[oa]|photographe',
  ],
  ['journalist', 'journalist*|reporter*|periodista*|journaliste*|jornalista*'],
  ['architect', 'architect*|architekt*|arquitect*|architecte*|arquitet*'],
  ['musician', 'musician*|musiker*|music[oa]s|musicien*|pianist*'],
  ['translator', 'translator*|interpreter*|ubersetzer*|traductor*|traducteur*|traductrice*|tradutor*'],
  ['editor', 'editor|editors|lektor*|editeur*|editrice*|copywriter*|editora|editores|editoras'],
  [
    'artist',
    'artist|artists|illustrator*|kunstler*|artistas|ilustrador*|illustrateur*|illustratrice*|artistes',
  ],
  ['electrician', 'electrician*|elektriker*|electricista*|electricien*|eletricista*'],
  ['carpenter', 'carpenter*|joiner*|tischler*|schreiner*|carpinter*|menuisier*|carpinteir*'],
  ['plumber', 'plumber*|installateur*|klempner*|fontaner*|plombier*|canalizador*|encanador*'],
  ['mechanic', 'mechanic|mechanics|car mechanic*|automechaniker*|kfz-mechaniker*|mecanic[oa]*|mecanicien*'],
  [
    'decorator',
    'house painter*|decorator*|pintor* de casas|peintre* en batiment|malermeister*|maler|malerin|malerinnen',
  ],
  [
    'tailor',
    'tailor*|seamstress*|dressmaker*|schneider|schneiderin*|sastre*|modista*|couturier*|costureir*|alfaiate*',
  ],
  [
    'builder',
    'builder|builders|construction worker*|bricklayer*|maurer*|bauarbeiter*|albanil*|macon|macons|maconne*|pedreiro*|operari* da construcao',
  ],
  ['baker', 'baker|bakers|backer*|panader*|boulanger*|padeir*'],
  ['cook', 'chef|chefs|cooks|koch|koche|kochin*|cociner*|cuisinier*|cozinheir*'],
  [
    'waiter',
    'waiter*|waitress*|kellner*|camarer*|meser[oa]s|serveu*|empregad* de mesa|garcom|garcons|garconete*',
  ],
  ['barista', 'barista*'],
  [
    'shopkeeper',
    'shop owner*|shopkeeper*|small business owner*|business owner*|ladenbesitzer*|comerciante*|duen[oa]s de tienda*|commercant*|don[oa]s de loja*|entrepreneur*|emprendedor*|empreendedor*|unternehmer*|selbststandige*|duen[oa]s? de una tienda|don[oa]s? de uma loja|dueno*|lojista*|tender[oa]s',
  ],
  [
    'shopAssistant',
    'shop assistant*|sales assistant*|salespeople|sales clerk*|cashier*|verkaufer*|dependient*|cajer*|vendeur*|vendeuse*|vendedor*',
  ],
  ['florist', 'florist*|florista*|fleuriste*'],
  ['hairdresser', 'hairdresser*|barber*|stylist*|friseur*|peluquer*|coiffeu*|cabeleireir*'],
  ['bookseller', 'bookseller*|buchhandler*|librer[oa]s|libraire*|livreir*|librer[oa]'],
  ['receptionist', 'receptionist*|rezeptionist*|recepcionista*|receptionniste*|rececionista*'],
  [
    'busDriver',
    'bus driver*|busfahrer*|conductor* de autobus*|conduct* de bus|chauffeur* de bus|motorista* de autocarro|motorista* de onibus',
  ],
  ['trainDriver', 'train driver*|lokfuhrer*|maquinista*|conduct* de train'],
  [
    'truckDriver',
    'truck driver*|lorry driver*|trucker*|lkw-fahrer*|camioner*|routier*|camionista*|caminhoneir*',
  ],
  [
    'postWorker',
    'postal worker*|mail carrier*|postman|postmen|postbote*|brieftrager*|carter[oa]s|facteur*|factrice*|carteir[oa]s|postbotin*|carter[oa]|carteir[oa]',
  ],
  [
    'flightAttendant',
    'flight attendant*|cabin crew|flugbegleiter*|auxiliar* de vuelo|azafat*|hotesse* de l.air|steward*|comissari* de bordo',
  ],
  ['pilot', 'pilot|pilots|pilotin*|piloten|pilotos|pilotes|pilot[oe] de [a-z]+|pilotes de ligne|piloto'],
  ['farmer', 'farmer*|landwirt*|bauern|bauerin*|agricult*|granjer*|fermier*|paysan*'],
  [
    'gardener',
    'landscape gardener*|landscaper*|professional gardener*|landschaftsgartner*|paysagiste*|jardineir[oa]s profissionais|jardiner[oa]s?|jardinier*|jardiniere*|jardineir[oa]s?|gartner|gartnerin*',
  ],
  [
    'forester',
    'forester*|forest ranger*|park ranger*|ranger|rangers|forster*|guarda* forestal*|garde* forestier*|guarda* florestai*|guardas?-florestal|guardas?-florestais',
  ],
  ['winemaker', 'winemaker*|vintner*|winzer*|viticult*|vigneron*|produtor* de vinho'],
  [
    'fisher',
    'fisherman|fishermen|fishers|fischer|fischerin*|pescador*|pecheur*|marin-pecheur*|fisherwom[ae]n|marin*-pecheu*',
  ],
  ['firefighter', 'firefighter*|firemen|fireman|feuerwehr*|bomber[oa]s|bomber[oa]|pompier*|bombeir*'],
  [
    'policeOfficer',
    'police officer*|policemen|policewom*|cops|polizist*|policias|policia|policier*|policiere*|policiais',
  ],
  ['socialWorker', 'social worker*|sozialarbeiter*|trabajador* socia*|assistant* socia*|assistente* socia*'],
  [
    'biologist',
    'biologist*|scientist*|biolog*|biologue*|wissenschaftler*|cientific*|scientifique*|cientista*',
  ],
  ['chemist', 'chemist*|chemiker*|quimic[oa]s|chimiste*|quimic[oa]'],
  ['labTechnician', 'lab technician*|laborant*|tecnic* de laboratori*|technicien* de laboratoire'],
]);

/** Words for several occupations at once, which the more exact words above do not have. */
export const OCCUPATION_GROUPS = vocabulary<readonly OccupationName[]>([
  [
    ['teacher', 'mathsTeacher', 'musicTeacher'],
    'teacher*|schoolteacher*|lehrer*|lehrkraft*|maestr[oa]s|profesor*|docentes|enseignant*|professeur*|profs|professor*',
  ],
  [
    ['developer', 'dataAnalyst', 'itSupport', 'designer'],
    'tech worker*|tech professional*|in tech|informatiker*',
  ],
  [['mechanicalEngineer', 'civilEngineer'], 'engineer|engineers|ingenieur*|ingenier[oa]*|engenheir*'],
  [
    ['nurse', 'doctor', 'carer', 'physiotherapist', 'paramedic'],
    'healthcare worker*|health worker*|hospital staff|pflegepersonal|personal sanitario|soignant*|profissionais de saude',
  ],
  [
    ['officeManager', 'accountant', 'recruiter', 'projectManager'],
    'office worker*|office staff|buroangestellte*|employes de bureau|oficinistas',
  ],
  [
    ['electrician', 'carpenter', 'plumber', 'decorator', 'builder'],
    'tradespeople|tradesmen|craftspeople|handwerker*|artesan[oa]s|artisan*|artesa[os]*',
  ],
  [
    ['designer', 'photographer', 'journalist', 'artist', 'musician'],
    'creatives|creative professional*|kreative|creativ[oa]s|creatifs|criativ[oa]s',
  ],
  [['shopAssistant', 'bookseller', 'florist'], 'retail worker*|einzelhandel*'],
  [['cook', 'waiter', 'barista', 'receptionist'], 'hospitality worker*|restaurant worker*|gastronomen'],
]);
