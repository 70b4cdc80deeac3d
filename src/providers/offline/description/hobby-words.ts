import type { HobbyName } from '../hobbies.ts';
import { vocabulary } from './vocabulary.ts';

export const HOBBY_WORDS = vocabulary<HobbyName>([
  [
    'gardening',
    'garden*|allotment*|gartn*|garten*|jardin*|jardim|jardiner*|horta|huerto*|potager*|plant lover*|jardinagem',
  ],
  [
    'hiking',
    'hik*|trekk*|hillwalk*|wander|wandern|wandert|wanderer|bergsteig*|senderis*|caminatas|caminhad*|randonn*|trilhas|caminar|caminan|monte|caminhar|caminham',
  ],
  [
    'running',
    'runner*|running|jogg*|marathon*|laufer*|laufen gern|maraton*|corredor*|coureu*|corrida*|laufen|lauft|correr|corren|correm|courir|courent|run',
  ],
  [
    'cycling',
    'cycl*|bike|bikes|biking|bicycl*|radfahr*|fahrrad*|rennrad*|cicli*|biciclet*|velo|cyclisme|en bici|bicis',
  ],
  ['swimming', 'swim*|schwimm*|natacion|nadador*|nadar|natation|nageu*|natacao|nager|nagent|nadan|nadam'],
  ['climbing', 'climb*|boulder*|kletter*|escalad*|escalar|grimp*|escalan|escalam'],
  ['football', 'football*|soccer|fussball*|futbol*|futebol*|foot'],
  ['yoga', 'yoga*|ioga|meditat*|meditier*'],
  ['dancing', 'danc*|tanz*|bail[ae]*|danse*|danca*|salsa|tango|dancam'],
  ['fishing', 'fishing|angler*|angling|angeln*|pesca|pescar|peche|pecher|pechent|pescan'],
  ['surfing', 'surf*'],
  ['camping', 'camp|camping|campers|campen|acampa*|campeu*|campismo|camper|campent|campieren|zelten'],
  ['birdwatching', 'bird*|ornitholog*|vogelbeobacht*|vogelkund*|aves|pajaros|oiseaux|passaros'],
  [
    'travel',
    'travel*|backpack*|globetrott*|reisen|reist|reisende|viajer*|viajar|viajan|voyage*|viajante*|bahnreisen|train travel|viajes|viagens',
  ],
  [
    'baking',
    'baking|bake|bread|sourdough|backen|backt|hornear|reposteria|patisserie|panificac*|brotbacken|hacer pan|faire du pain|fazer pao|hornea*',
  ],
  [
    'cooking',
    'cook|cooking|foodie*|kochen|kocht|cocinar|cocina|cuisiner|cuisine|cozinhar|culinaria|cocinan|cuisinent|cozinham',
  ],
  ['coffee', 'coffee*|kaffee*|cafe|cafeter*|espresso*'],
  [
    'reading',
    'read|reads|reading|reader*|bookworm*|book lover*|books|lesen|leser*|leseratte*|bucher|leer|lectura*|lector*|libros|lire|lecture*|lecteur*|lectrice*|livres|ler|leitur*|leitor*|livros|lisent|leen|leem',
  ],
  ['cinema', 'cinema*|movie*|film|films|kino*|filme|cine|cinefil*|peliculas|cinephile*'],
  ['vinyl', 'vinyl*|record collect*|schallplatt*|vinil*|vinis|disques|discos|records'],
  ['guitar', 'guitar*|gitarr*|guitarr*|guitare*|violao'],
  [
    'choir',
    'choir*|sing|sings|singing|singer*|chor|chorsang*|singen|coro|coral|cantar|cantan|cantante*|chorale*|chanter|chanteu*|cantor*|chormusik|chore|chore*',
  ],
  ['photography', 'photography|photo*|fotografie*|fotografia*|photographie*|fotografar|hacer fotos|fotos'],
  [
    'painting',
    'painting|paint|painter*|watercolo*|malen|malerei|malt|pintura|pintar|pintor*|peinture|peindre|peintre*|aguarela*|pintan|peignent|pintam',
  ],
  ['pottery', 'potter|potters|pottery|ceramic*|topfer*|keramik*|poterie|potier*|olaria'],
  ['knitting', 'knit*|crochet*|sewing|strick*|hakeln|nahen|tejer|punto|costura|tricot*|couture|croche'],
  [
    'woodwork',
    'woodwork*|diy|handyman|carpentry|heimwerk*|holzarbeit*|basteln|bricolaje|bricol*|menuiserie|bricolagem|marcenaria|trabajar la madera|madera|travailler le bois|trabalhar a madeira|madeira',
  ],
  [
    'boardGames',
    'board game*|boardgame*|brettspiel*|gesellschaftsspiel*|juegos de mesa|jeux de societe|jogos de tabuleiro',
  ],
  ['chess', 'chess|schach*|ajedrez|echecs|xadrez'],
  [
    'videoGames',
    'video game*|gamer*|gaming|videospiel*|computerspiel*|videojueg*|jeux video|videojog*|videogame*',
  ],
  ['astronomy', 'astronom*|stargaz*|telescope*|sterngucker*|sterne|estrellas|etoiles|estrelas'],
  [
    'languages',
    'polyglot*|language learner*|learning languages|fremdsprachen|sprachen lernen|idiomas|langues etrangeres|linguas|apprendre des langues|aprender idiomas|aprender linguas',
  ],
  ['volunteering', 'volunteer*|charity|ehrenamt*|freiwillig*|voluntari*|benevol*'],
  [
    'fleaMarkets',
    'flea market*|antique*|vintage|thrift*|flohmarkt*|antiquitaten|mercadillo*|antiguedad*|brocante*|chiner|chineu*|velharias|antiguidades',
  ],
]);
