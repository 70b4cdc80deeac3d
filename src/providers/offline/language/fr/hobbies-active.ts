import { hobby } from '../words.ts';

export const ACTIVE = {
  gardening: hobby(
    '🌱',
    'jardiner',
    [
      'Le week-end, je suis au jardin, en négociation avec les limaces.',
      'Je fais pousser trop de tomates et j’en donne à qui passe.',
      'Mes rosiers vont mieux que moi, et ça me convient.',
      'J’ai toujours de la terre sous les ongles et quelque chose en fleur.',
    ],
    ['de la terre sous les ongles', 'plus de semis que de fenêtres', 'tomates > réunions'],
    [
      'Au jardin, les limaces mènent.',
      'Le compost est sous-estimé.',
      'Mes courgettes sont devenues un problème.',
    ],
    [
      'je reparle à mes tomates',
      'venu{|e} pour une plante, reparti{|e} avec neuf',
      'mes plantes sont plus patientes que moi',
    ],
  ),
  hiking: hobby(
    '🥾',
    'randonner',
    [
      'Un sentier, un sandwich, un peu de vent, et tout va bien.',
      'J’organise mon année autour de la prochaine grande marche.',
      'Le dimanche, je marche jusqu’à mériter le gâteau.',
    ],
    ['monter pour la vue', 'ampoules et sommets', 'la carte avant l’appli'],
    [
      'La vue est plus belle quand on est monté à pied.',
      'La randonnée : se promener avec exigence et saucisson.',
    ],
    ['j’avais dit une petite balade, 18 km', 'je paie la vue avec mes genoux'],
  ),
  running: hobby(
    '🏃',
    'courir',
    [
      'Je cours lentement, mais toutes les semaines, par tous les temps.',
      'Mes meilleures idées arrivent vers le cinquième kilomètre.',
      'Je me suis inscrit{|e} à un semi pour un pari, et j’y ai pris goût.',
    ],
    ['lentement, mais avec le sourire', 'tôt levé{|e}, baskets sales', 'encore un tour'],
    ['Je cours pour pouvoir me vanter jusqu’à midi.', 'Tout le monde ment sur le dernier kilomètre.'],
    ['je cours, surtout après le bus', 'parti{|e} courir, revenu{|e} avec des croissants'],
  ),
  cycling: hobby(
    '🚲',
    'faire du vélo',
    [
      'Je fais presque tout à vélo, même avec le vent de face.',
      'Un samedi matin, une route vide, mon vélo : j’ai de nouveau douze ans.',
      'J’ai trois vélos dans l’entrée et je peux tous les justifier.',
    ],
    ['deux roues, pas pressé{|e}', 'cambouis et pauses café', 'encore le vent de face'],
    ['Une piste cyclable n’est pas un parking.', 'Le bon nombre de vélos : un de plus.'],
    ['oui, je suis venu{|e} à vélo', 'regrets à la montée, joie à la descente'],
  ),
  swimming: hobby(
    '🏊',
    'nager',
    [
      'Je nage avant le petit-déjeuner, et le reste de la journée coule tout seul.',
      'S’il y a un lac dans le coin, je connais déjà sa température.',
      'Vingt longueurs, une douche chaude, un croissant : bon début.',
    ],
    ['eau froide, café chaud', 'le lac avant le café'],
    ['L’eau froide règle presque tout. Sauf la serviette mouillée.', 'La ligne lente est un art de vivre.'],
    ['elle est bonne quand on ne sent plus ses pieds', 'le chlore est mon parfum'],
  ),
  climbing: hobby(
    '🧗',
    'grimper',
    [
      'Après le travail, je grimpe aux murs, au sens propre.',
      'En grimpant, j’ai appris que la peur et la joie sont voisines.',
      'Mes mains sont affreuses, mais à la salle tout le monde comprend.',
    ],
    ['de la magnésie partout', 'encore un essai'],
    ['Je grimpe sur des choses sans bonne raison.', 'Tomber est aussi une technique.'],
    ['suspendu{|e}, comme d’habitude', 'c’est le mur qui a commencé'],
  ),
  football: hobby(
    '⚽',
    'jouer au foot',
    [
      'Le jeudi soir, foot avec les dix mêmes depuis toujours.',
      'Mon équipe me brise le cœur chaque saison, et je reviens.',
      'Dans les buts, je donne tout ; ça ne suffit pas toujours.',
    ],
    ['jeudi soir au stade', 'boue et chants'],
    ['Mon équipe a perdu. N’en parlons pas.', 'Le hors-jeu, ce n’est pas si compliqué.'],
    ['mon meilleur match : sous la pluie, contre des vétérans', 'mon équipe me fatigue, merci'],
  ),
  yoga: hobby(
    '🧘',
    'faire du yoga',
    [
      'Le yoga du matin me rend aimable pour la journée.',
      'J’ai essayé le yoga pour mon dos, et je suis resté{|e}.',
      'Je ne touche toujours pas mes pieds, et ce n’est pas grave.',
    ],
    ['inspirer, s’étirer', 'l’heure du tapis'],
    [
      'Je fais du yoga. Je râle toujours, mais le dos droit.',
      'Personne n’est élégant dans la posture du pigeon.',
    ],
    ['namasté au lit', 'souple sur tout, sauf l’heure du coucher'],
  ),
  dancing: hobby(
    '💃',
    'danser',
    [
      'Dès qu’il y a de la musique, je suis sur la piste.',
      'Le mercredi, c’est danse, et ça ne se discute pas.',
      'Je danse dans la cuisine, et les voisins ne s’étonnent plus.',
    ],
    ['piste de danse : la cuisine', 'deux pieds gauches'],
    [
      'Je danse comme si tout le monde regardait ailleurs.',
      'Tous les mariages méritent une meilleure musique.',
    ],
    ['deux pieds gauches, zéro honte', 'je danse toujours près du buffet'],
  ),
  fishing: hobby(
    '🎣',
    'pêcher',
    [
      'Je vais à la pêche pour le silence ; le poisson, c’est du bonus.',
      'À cinq heures du matin, la rivière et moi avons beaucoup à nous dire.',
      'Je raconte de bonnes histoires de pêche, certaines presque vraies.',
    ],
    ['debout avant les poissons', 'eau calme'],
    ['Il était grand comme ça. Vraiment.', 'Pêcher, c’est attendre avec du matériel.'],
    ['il était plus grand avant la photo', 'parti{|e} à la pêche, apportez des sandwichs'],
  ),
  surfing: hobby(
    '🏄',
    'surfer',
    [
      'Quand il y a des vagues, je ne réponds plus.',
      'J’ai appris à surfer tard, mais je tombe avec style.',
      'Du sable dans la voiture, les chaussures et sans doute la soupe.',
    ],
    ['du sel dans les cheveux', 'à la poursuite de petites vagues'],
    ['La météo annonçait deux mètres. Elle mentait.', 'L’eau salée est un caractère.'],
    ['95 % de rame, 5 % de gloire', 'j’ai bu la moitié de la mer, je recommence'],
  ),
  camping: hobby(
    '⛺',
    'camper',
    [
      'Mon hôtel préféré a une fermeture éclair et vue sur les étoiles.',
      'Le vendredi on charge la tente, le dimanche on sent le feu de bois.',
      'Je fais le meilleur café de réchaud à des kilomètres.',
    ],
    ['la tente avant l’hôtel', 'cheveux au feu de bois'],
    ['Camper : avoir froid exprès. Je recommande.', 'Il manque toujours une sardine.'],
    ['dormi sur une racine, toujours content{|e}', 'mon hôtel a une fermeture éclair'],
  ),
  birdwatching: hobby(
    '🐦',
    'observer les oiseaux',
    [
      'Je peux vous dire quel oiseau c’était, même sans qu’on me le demande.',
      'Mes jumelles vivent à la fenêtre, à côté du thé.',
      'Je me lève à l’aube pour un oiseau grand comme le pouce.',
    ],
    ['jumelles à la fenêtre', 'tôt, comme les oiseaux'],
    ['C’était un pouillot. De rien.', 'Les pigeons méritent mieux.'],
    ['oui, je m’exclame devant les oiseaux', 'je freine pour les hérons'],
  ),
  travel: hobby(
    '🚆',
    'voyager en train',
    [
      'Je traverserais un continent en train pour une bonne soupe.',
      'Il y a toujours un sac à moitié fait dans mon entrée.',
      'Je collectionne les billets de train, les cartes postales et les amis lointains.',
    ],
    ['toujours côté fenêtre', 'trains lents, longues vues', 'sac à moitié fait'],
    [
      'Il faudrait des trains de nuit partout.',
      'Peu de bagages, beaucoup de sandwichs, aucune foi dans les horaires.',
    ],
    ['un sac, trois trains, zéro plan', 'côté fenêtre ou je reste'],
  ),
} as const;
