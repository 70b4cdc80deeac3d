import type { HobbyName } from '../hobbies.ts';
import type { Vocabulary } from './vocabulary.ts';

export const HOBBY_WORDS: Vocabulary<HobbyName> = [
  [
    'gardening',
    'garden*|allotment*|gartn*|garten*|jardin*|jardim|jardiner*|horta|huerto*|potager*|plant lover*|jardinagem',
  ],
  [
    'hiking',
    'hik*|trekk*|hillwalk*|wander|wandern|wandert|wanderer|bergsteig*|senderis*|caminatas|caminhad*|randonn*|trilhas',
  ],
  ['running', 'runner*|running|jogg*|marathon*|laufer*|laufen gern|maraton*|corredor*|coureu*|corrida*'],
  ['cycling', 'cycl*|bike|bikes|biking|bicycl*|radfahr*|fahrrad*|rennrad*|cicli*|biciclet*|velo|cyclisme'],
  ['swimming', 'swim*|schwimm*|natacion|nadador*|nadar|natation|nageu*|natacao'],
  ['climbing', 'climb*|boulder*|kletter*|escalad*|escalar|grimp*'],
  ['football', 'football*|soccer|fussball*|futbol*|futebol*|foot'],
  ['yoga', 'yoga*|ioga|meditat*|meditier*'],
  ['dancing', 'danc*|tanz*|bail[ae]*|danse*|danca*|salsa|tango'],
  ['fishing', 'fishing|angler*|angling|angeln*|pesca|pescar|peche'],
  ['surfing', 'surf*'],
  ['camping', 'camp|camping|campers|campen|acampa*|campeu*|campismo'],
  ['birdwatching', 'bird*|ornitholog*|vogelbeobacht*|vogelkund*|aves|pajaros|oiseaux|passaros'],
  ['travel', 'travel*|backpack*|globetrott*|reisen|reist|reisende|viajer*|viajar|viajan|voyage*|viajante*'],
  ['baking', 'baking|bake|bread|sourdough|backen|backt|hornear|reposteria|patisserie|panificac*'],
  ['cooking', 'cook|cooking|foodie*|kochen|kocht|cocinar|cocina|cuisiner|cuisine|cozinhar|culinaria'],
  ['coffee', 'coffee*|kaffee*|cafe|cafeter*|espresso*'],
  [
    'reading',
    'read|reads|reading|reader*|bookworm*|book lover*|books|lesen|leser*|leseratte*|bucher|leer|lectura*|lector*|libros|lire|lecture*|lecteur*|lectrice*|livres|ler|leitur*|leitor*|livros',
  ],
  ['cinema', 'cinema*|movie*|film|films|kino*|filme|cine|cinefil*|peliculas|cinephile*'],
  ['vinyl', 'vinyl*|record collect*|schallplatt*|vinil*|disques|discos'],
  ['guitar', 'guitar*|gitarr*|guitarr*|guitare*|violao'],
  [
    'choir',
    'choir*|sing|sings|singing|singer*|chor|chorsang*|singen|coro|coral|cantar|cantan|cantante*|chorale*|chanter|chanteu*|cantor*',
  ],
  ['photography', 'photography|photo*|fotografie*|fotografia*|photographie*|fotografar'],
  [
    'painting',
    'painting|paint|painter*|watercolo*|malen|malerei|malt|pintura|pintar|pintor*|peinture|peindre|peintre*|aguarela*',
  ],
  ['pottery', 'potter|potters|pottery|ceramic*|topfer*|keramik*|poterie|potier*|olaria'],
  ['knitting', 'knit*|crochet*|sewing|strick*|hakeln|nahen|tejer|punto|costura|tricot*|couture|croche'],
  [
    'woodwork',
    'woodwork*|diy|handyman|carpentry|heimwerk*|holzarbeit*|basteln|bricolaje|bricol*|menuiserie|bricolagem|marcenaria',
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
    'polyglot*|language learner*|learning languages|fremdsprachen|sprachen lernen|idiomas|langues etrangeres|linguas',
  ],
  ['volunteering', 'volunteer*|charity|ehrenamt*|freiwillig*|voluntari*|benevol*'],
  [
    'fleaMarkets',
    'flea market*|antique*|vintage|thrift*|flohmarkt*|antiquitaten|mercadillo*|antiguedad*|brocante*|chiner|chineu*|velharias|antiguidades',
  ],
];
