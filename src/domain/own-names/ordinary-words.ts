import { words } from '../word-lists.ts';

/**
 * Names that are everyday words too, folded: written in lower case they are taken for the word ("will",
 * "rose", "costa"), written with a capital for the name. English first, then the Romance languages and
 * German; family names included.
 */
export const ORDINARY_WORDS = words(
  'will rose mark hope grace june may april august summer autumn dawn faith joy iris lily daisy violet ivy jasmine',
  'olive ruby amber pearl crystal jade sky rain river brook brooks heather holly hazel ginger rosemary basil sage',
  'angel art bill bob chip chase chance cliff clay colt dale dean drew drake earl forest frank gene glen grant guy',
  'hunter jack jean jeans josh lance max miles nick pat penny peter pierce ray reed rich rob robin rod rusty sandy',
  'skip stew sue victor wade ward warren wood woods young long short baker cook carpenter farmer fisher gardener',
  'mason miller tanner turner walker weaver shepherd potter parker page price rice white black brown green gray grey',
  'gold silver stone field fields hill hills lake bush banks bell best bird bishop bond bull butler camp cash church',
  'day fox wolf hawk knight lamb marsh moon moor noble park parks pope prince rivers sharp singer small snow star',
  'strong summers swift wise winter winters west east north south love case gay dick randy trust cherry candy honey',
  'melody harmony destiny serenity trinity charity patience prudence constance felicity mercy verity king queen',
  'major judge sterling story light rush flowers flower waters water power powers pride berry bloom branch bright',
  'carol china clover coral dove echo ember fern flora haven heaven indigo journey juniper lark laurel legend lyric',
  'magnolia maple meadow misty mint myrtle ocean opal pepper phoenix pink poppy promise rebel rowan saffron season',
  'secret sailor soldier sparrow spring storm sunny temple thistle true valley willow zen ace axel beau buddy buck',
  'cannon cedar cooper dash diamond dream duke fisher fletcher flint ford gage harper heath jet jay jasper lane leaf',
  'lion loch lord marble marshal marvel merit mill moss oak pace pax pike pilot pine porter ranger reef ridge rider',
  'rock rocky saint sawyer scout shade sleep smith steel teal thorn timber tucker vale wells wheeler wild wolf work',
  'hand hands head foot bean beans bacon coffee tea pie cake apple nice gentle good little bigger cross crow hall house',
  'barber archer bowman brewer chandler clark cox crane dyer glass golden goodman hardy harvest hooper hope horn joiner',
  'law lemon marks mead mercer merchant monk nash nurse osprey painter peacock plumber pool post proctor ram reader',
  'read ring roman sadler sale sands savage sellers server shoemaker skinner slaughter slater sparks spicer steward',
  'street sugar taylor tyler teller thatcher tiller tinker trotter usher vicar viper wall waller watchman wheat whistler',
  'luz mar paz rosa blanca dolores cruz flores flor reyes iglesias rubio moreno morena delgado delgada bravo leon',
  'esperanza consuelo pilar gloria alba aurora clara sol cielo nieves concepcion encarnacion angeles remedios milagros',
  'soledad caridad mercedes amparo rocio estrella perla rey campo campos casa casas castillo prado rio rios salas torre',
  'torres vega cabello calvo cano cordero crespo guerra guerrero herrero hidalgo marino mayo mesa molina molinero mora',
  'nieto niño nino pardo pastor peña pena prieto puerta romero sastre serrano toro valle vela vidal viejo bueno buena',
  'gallo gato lobo leal luna mejia merino moya nogal olmo palma palmas paloma perez pino plaza pozo rojo roja rojas',
  'costa silva pereira oliveira carvalho ribeiro ribeira rocha ramos graca reis vieira monte montes mata matos nunes',
  'coelho carneiro cordeiro ferreira figueira lima machado moreira nogueira palmeira pinheiro pinto prata queiroz',
  'salgado santos sardinha serra tavares teixeira teles vale vitoria viana bela belo branco preto neves barros barbosa',
  'barco bento cabral caldeira camara canto cardoso castro correia cunha domingos duarte esperanca fontes franca freitas',
  'petit grand blanc noir roux brun marchand boucher boulanger fleur marguerite violette claire pierre roi moulin',
  'fontaine bois beau belle bon bonne bonnet berger chevalier clair colombe dubois fontaine garnier gros jolie joli',
  'jour lune mercier meunier page palais pont printemps riviere rousse saint simple soleil tailleur vallee verdier vert',
  'bianca bianchi bianco bruno chiara conte costa felice fiore fiori gallo gatto leone lupo marino monti moro nero',
  'rosso russo serena stella vita vittoria alma gioia grazia luce monaco neri riva rossi sala sereno testa villa',
  'stein wolf sommer winter herbst koch schneider muller weber bauer fischer klein lang gross jung schwarz weiss konig',
  'berg bach baum blume frei froh fuchs gut hahn herz hirsch jager kaiser kraft kuhn licht lieb linde lowe mai morgen',
  'neu reich richter ritter roth rot rose sanger schafer schmied sonne stark stern stolz tag vogel wald weber wirt zimmer',
  'bakker visser jansen boer jong groot klein kok meer mulder prins smit vos wit zwart dekker dijk graaf haan hoek',
);

/**
 * Short names that are also among the commonest words of some language. Alone they count as a name only
 * with a capital in the middle of a sentence.
 */
export const COMMONEST_WORDS = words(
  'a al am an as at au be bo by da de di do du e ed el em en er es et go ha he ho i if il im in is it ja je jo la le',
  'li lo ma me mi my na ne no nu o of oh on or os ou pa re sa se si so su ta te ti to tu um un up us va we wo ya ye',
  'yo zu and the for not you her his she our out now new see say may can ben bin van von den der die das dem des del',
  'della dos les los las una une uns und ist war wie was wir ihr sie ich mit por que com sem nem sim nao bem mal les est',
  'pas sur qui tes son mon ton gut ein per con tra non una uno che het een dat wat wel ook dan dit aan bij uit',
);

/** Small words inside a name that are no name themselves. */
export const PARTICLES = words(
  'da de do dos das di del della dello dei degli de la las los le les du des d van von vom zu zur zum der den ter ten',
  'te het t op y e i of af av bin ibn bint ben bat el al ul ur abu um abd san santa saint st sao mac mc o fitz na ny',
  'jr sr ii iii iv junior senior',
);
