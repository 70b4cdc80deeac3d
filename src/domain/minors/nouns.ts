import { words } from '../word-lists.ts';

/*
 * Words for people under 18: English, German, Spanish, French, Portuguese, Italian, Dutch. Folded: lower
 * case, no accents. Words that often mean adults as well are left out on purpose ("young people", "youth",
 * "jeunes", "chicas", "ragazzi", "jongeren"): every person that is made is 18 or older in any case.
 */

/** Nouns that mean minors by themselves. */
export const MINOR_NOUNS = words(
  'children kids kiddos teens teenagers teenager teenage teenaged tweens tween preteens preteen toddlers toddler',
  'babies infants newborns newborn minors underage underaged adolescents pupils pupil youngsters juveniles tots',
  'schoolchildren schoolchild schoolkids schoolkid schoolboys schoolboy schoolgirls schoolgirl highschoolers',
  'highschooler schoolers schooler preschoolers preschooler kindergartners kindergartner kindergarteners',
  'kindergartener girls boys jailbait loli lolis shota',
  'kinder kindern jugendliche jugendlichen jugendlicher teenagern teenagers teenies teenie minderjahrige',
  'minderjahrigen minderjahriger minderjahrig minderjaehrige minderjaehrigen minderjaehriger babys sauglinge',
  'saeuglinge madchen maedchen buben knaben abiturienten gymnasiasten gymnasiastinnen halbwuchsige',
  'ninos ninas adolescentes adolescente colegiales colegialas quinceaneras quinceanera preadolescentes chiquillos',
  'parvulos',
  'criancas crianca meninos meninas menino menina miudos colegiais',
  'enfants enfant adolescent adolescentes gamins gamines gosses collegiens collegiennes collegien collegienne',
  'lyceens lyceennes lyceen lyceenne ecoliers ecolieres ecolier ecoliere eleves mineurs mineures fillettes fillette',
  'nourrissons',
  'bambini bambine bambino bambina adolescenti neonati ragazzini ragazzine ragazzino ragazzina minorenni minorenne',
  'alunni alunne liceali preadolescenti undicenni dodicenni tredicenni quattordicenni quindicenni sedicenni',
  'diciassettenni tredicenne quattordicenne quindicenne sedicenne diciassettenne',
  'tieners tiener pubers puber peuters kleuters minderjarigen minderjarige scholieren scholier leerlingen leerling',
  'meisjes jongens',
);

/** Words that only their accents make a word for minors: "niña" is one, "Nina" a name. */
export const MINOR_NOUNS_AS_WRITTEN = words(
  'niño niña bebé bebés bebê bebês bébé bébés ados élève crío críos',
);

/** Nouns that mean a minor when they end the phrase ("a child"), not in a compound ("child psychologist"). */
export const SINGULAR_NOUNS = words('child kid teen baby infant boy girl adolescent');

/** What a singular noun before them makes of them: "child actors", "baby girls". */
export const YOUNG_ROLES = words(
  'actor actors actress actresses star stars prodigy prodigies model models soldier soldiers bride brides singer',
  'singers performer performers influencer influencers athlete athletes dancer dancers gymnast gymnasts artist',
  'artists gamer gamers skater skaters genius geniuses blogger bloggers musician musicians labourers laborers',
  'girl girls boy boys idol idols pianist pianists chess vlogger vloggers streamer streamers couple couples mom',
  'moms mum mums mother mothers dad dads father fathers parent parents drivers driver rebels rebel',
);

/** For the singular nouns of a young age, what still is an adult: "boy mom". */
export const PARENTS = words('mom moms mum mums mother mothers dad dads father fathers parent parents');

/** Before "girls" or "boys": adults, or a figure of speech. */
export const GROWN_UP = words(
  'adult adults grown grownup up old college university uni office party working bar career golden call calendar',
  'show flower cow cover pin beach backstreet pet good it erwachsene erwachsenen adultes adultos adulti volwassen',
  'legal',
);

/** Before "child": a place among sisters and brothers, or a figure of speech. */
export const FIGURATIVE_CHILD = words(
  'only middle eldest oldest youngest inner wild golden brain love poster destiny destinys first second third last',
);

/** German and Dutch compounds by their end: "Grundschülerinnen", "Schulkinder", "basisschoolleerlingen". */
export const MINOR_ENDINGS: readonly string[] = [
  ...['schuler', 'schueler'].flatMap((word) => ['', 'n', 's', 'in', 'innen'].map((end) => word + end)),
  'kinder',
  'kindern',
  'kinderen',
  'leerlingen',
  'scholieren',
];

/** Compounds with these ends that are adults, or whose age is open. */
export const OPEN_COMPOUNDS = [
  'hochschul',
  'fahrschul',
  'meisterschul',
  'sprachschul',
  'abendschul',
  'musikschul',
  'tanzschul',
  'enkelkind',
  'kleinkinderen',
  'einzelkind',
  'sonntagskind',
  'patenkind',
  'scheidungskind',
];

/** Levels and kinds of school for minors, before "school". */
export const SCHOOL_LEVELS = words(
  'high middle secondary primary elementary grammar grade junior public boarding prep preparatory comprehensive',
  'nursery infant village local catholic state private day senior upper lower',
);

/** Kinds of school for adults, before "school". */
export const ADULT_SCHOOLS = words(
  'business law medical med art arts film drama grad graduate nursing night language cooking culinary driving trade',
  'vocational flight beauty evening fashion design acting cookery dental vet veterinary police military engineering',
  'divinity architecture journalism coding barber cosmetology ballet dance music welding technical postgraduate',
  'professional pharmacy adult economics old surf ski yoga massage',
);

/** Who goes to a school. */
export const SCHOOL_PEOPLE = words(
  'student students pupil pupils kid kids senior seniors junior juniors sophomore sophomores freshman freshmen',
  'athlete athletes cheerleader cheerleaders player players girl girls boy boys teen teens teenager teenagers',
  'children child learner learners class classes couple couples gamer gamers quarterback crush crushes',
);

/** Phrases for people, of several words. Slots are cut by spaces, alternatives by "/", "?" marks a slot that may lack. */
export const MINOR_PHRASES: readonly string[] = [
  'school age/aged',
  'teen agers/ager',
  'pre school/schoolers children/kids',
  'generation/gen alpha',
  'sixth form/formers/former student/students?',
  'gcse students',
  'k 12 students/kids',
  'boys/girls and girls/boys',
  'first/second/third/fourth/fifth/sixth/seventh/eighth/ninth/tenth/eleventh/twelfth/# th/st/nd/rd? graders/grader',
  'first/second/third/fourth/fifth/sixth/seventh/eighth/ninth/tenth/eleventh/twelfth/# th/st/nd/rd? grade students/pupils/kids/children',
  'grade # students/pupils/kids/children',
  'students/student/pupils aged? in grade #',
  'jungen und madchen',
  'madchen und jungen/jungs',
  'alumno/alumnos/alumna/alumnas/estudiante/estudiantes/chicos/chicas de/del/en la/el/los/las/un/una? educacion/escuela/colegio? primaria/secundaria/bachillerato/preparatoria/prepa/eso/colegio/instituto/infantil/preescolar/liceo/primer',
  'alumno/alumnos/alumna/alumnas de/del/en la/un/una? escuela/colegio/instituto',
  'menores/menor de edad/idade',
  'aluno/alunos/aluna/alunas/estudante/estudantes do/de/da/no/na ensino/escola/colegio? medio/fundamental/basico/secundario/secundaria/primario/primaria/liceu/colegio/creche/basica',
  'aluno/alunos/aluna/alunas da/de/do/na/no escola/colegio',
  'etudiants/jeunes/filles/garcons au/du/de lycee/college',
  'petites/petite filles/fille',
  'petits/petit garcons/garcon',
  'filles et garcons',
  'garcons et filles',
  'studente/studenti/studentessa/studentesse di/del/della/delle/dei scuola/scuole? media/medie/elementare/elementari/superiore/superiori/liceo/licei/primaria',
  'jongens en meisjes',
];

/** What only minors do; said of somebody before it: "who go to school". */
export const MINOR_DOINGS: readonly string[] = [
  'go/goes/going to high/middle/primary/elementary/secondary? school/kindergarten',
  'attend/attends/attending high/middle/secondary/primary/elementary/grammar/junior? school',
  'zur schule gehen/geht',
  'in die schule gehen/geht',
  'auf das/ein gymnasium gehen/geht',
  'aufs gymnasium gehen/geht',
  'van/va al colegio/instituto/cole',
  'van/va a la escuela',
  'vao/vai a/para escola/a escola?',
  'frequentam/frequenta o ensino medio/fundamental/basico/secundario',
  'vont/va au college/lycee',
  'vont/va a l ecole',
  'vanno/va a scuola',
  'op de middelbare school zitten/zit',
];

/** A time of life; said of somebody before it. */
export const MINOR_TIMES: readonly string[] = [
  'in their/his/her early/mid/late? teens',
  'in #/first/second/third/fourth/fifth/sixth/seventh/eighth/ninth/tenth/eleventh/twelfth th/st/nd/rd? grade',
];
