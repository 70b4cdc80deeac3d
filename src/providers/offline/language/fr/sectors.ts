import type { Sector } from '../../occupations.ts';
import { type Voice, voice } from '../words.ts';

export const SECTORS: Readonly<Record<Sector, Voice>> = {
  education: voice(
    [
      'Mes élèves m’en apprennent au moins autant que je leur en apprends.',
      'À chaque rentrée, j’ai encore un peu le trac.',
      'Rien ne vaut le moment où le plus timide lève enfin la main.',
    ],
    ['stylo rouge, grand cœur', 'café de salle des profs'],
    [
      'Oui, je connais la blague sur les vacances.',
      'La photocopieuse décide de ma journée.',
      'Les enfants posent de meilleures questions que les experts.',
    ],
    ['oui, c’était ma voix de classe', 'j’ai des yeux dans le dos, demandez à ma classe'],
  ),
  health: voice(
    [
      'Les horaires sont drôles, mais je sais pourquoi je me lève.',
      'Après une garde, il me faut un thé, un canapé et quelqu’un de drôle.',
      'Mon métier m’a appris la patience, et à toujours avoir des biscuits.',
    ],
    ['chaussures confortables, toujours', 'nuit de garde terminée'],
    [
      'Buvez de l’eau. Dormez. Fin de la consultation.',
      'Je n’ai pas bu de café chaud au travail depuis des années.',
      'Internet n’est pas un deuxième avis.',
    ],
    ['troisième nuit, parlez-moi doucement', 'je carbure au café froid et aux collègues'],
  ),
  office: voice(
    [
      'On dit que mon métier est austère ; moi, j’aime quand tout tombe juste.',
      'Le jour, des tableaux ; le soir, le plus loin possible des tableaux.',
      'Avec de bons collègues, même le lundi passe bien.',
    ],
    ['des tableaux jusqu’à dix-huit heures', 'agenda plein, plantes vivantes'],
    [
      'La plupart des réunions auraient pu être une sieste.',
      'Je me méfie de ceux qui fusionnent les cellules.',
      'Je n’imprime plus rien. Presque.',
    ],
    ['ça aurait pu être un mail', 'bureau le jour, canapé le soir'],
  ),
  tech: voice(
    [
      'Je répare des choses à l’écran par métier, et à la maison par plaisir.',
      'Ma famille croit que je sais réparer toutes les imprimantes.',
      'J’aime les problèmes qui ont une solution, donc j’aime mon métier.',
    ],
    ['vous avez essayé de redémarrer ?', 'casque sur les oreilles'],
    ['Chez moi, ça marche.', 'Nommer les choses reste le plus dur.', 'L’erreur venait de moi. Souvent.'],
    ['je cherche sur Internet, mais en pro', 'mon code marche et personne ne sait pourquoi'],
  ),
  creative: voice(
    [
      'On me paie pour regarder les choses de près, c’est une chance.',
      'Sur mon bureau : des croquis, des notes et du thé froid.',
      'Je ne sais plus où finit le travail et où commence la passion.',
    ],
    ['toujours un carnet', 'délais et lumière du jour'],
    [
      'Final_final_v7 n’était pas le dernier.',
      'La visibilité ne paie pas le loyer.',
      'Un premier jet a le droit d’être mauvais. Le mien en profite.',
    ],
    ['je rends demain, donc je range aujourd’hui', 'je recommence jusqu’à ce que ce soit beau'],
  ),
  trades: voice(
    [
      'J’aime le travail qu’on peut regarder à la fin de la journée.',
      'Quand quelque chose casse chez des amis, mon téléphone sonne.',
      'Mesurer deux fois, couper une fois : on m’a appris comme ça.',
    ],
    ['de la poussière partout', 'les outils d’abord'],
    [
      'Celui d’avant avait toujours mal fait.',
      'Commencer tôt, finir tôt, zéro mail.',
      'Ce n’est pas de travers. C’est le mur.',
    ],
    ['mais qui vous a fait ça ?', 'vous avez vu une vidéo, moi j’ai les outils'],
  ),
  food: voice(
    [
      'La semaine je nourris des inconnus, et mes amis le jour de repos.',
      'Les journées sont longues, mais une table pleine répare tout.',
      'Je me souviens de mes voyages par ce que j’y ai mangé.',
    ],
    ['encore une table', 'service avec un sourire fatigué'],
    [
      'On juge les gens à leur façon de parler au service.',
      'Salez l’eau des pâtes.',
      'La pause ? J’en ai entendu parler.',
    ],
    ['chaud devant, même à la maison', 'je rêve en bons de commande'],
  ),
  service: voice(
    [
      'Je connais la moitié du quartier par son prénom, l’autre par son chien.',
      'J’adore mes habitués, et je crois que c’est réciproque.',
      'Mon métier consiste surtout à écouter, et ça me va bien.',
    ],
    ['bienvenue aux habitués', 'bavarder, c’est un métier'],
    [
      'Le client a parfois raison.',
      'On ferme à dix-neuf heures. Pas à dix-neuf heures dix.',
      'Je retiens les visages, et qui ne dit pas bonjour.',
    ],
    ['deux minutes avant la fermeture, ils arrivent', 'voix client d’abord, la vraie plus tard'],
  ),
  transport: voice(
    [
      'J’ai vu plus de levers de soleil au travail que bien des gens.',
      'Je connais tous les raccourcis, et une bonne boulangerie sur chacun.',
      'J’aime être en route, et encore plus rentrer.',
    ],
    ['service du matin', 'toujours en chemin'],
    [
      'Je ne suis pas en retard. C’est la route qui est en avance.',
      'Dites bonjour au conducteur. C’est gratuit.',
      'Les travaux sont une saison.',
    ],
    ['la meilleure vue de bureau, c’est moi', 'septième rond-point de la journée'],
  ),
  outdoors: voice(
    [
      'Mon patron, c’est la météo, et il n’écoute personne.',
      'Je me lève avant les oiseaux et je rentre avec de la boue aux bottes.',
      'Je n’échangerais ma vue contre aucun bureau du monde.',
    ],
    ['les bottes devant la porte', 'debout avant les oiseaux'],
    [
      'La météo s’est trompée. Moi aussi.',
      'La boue n’est pas de la saleté.',
      'Un champ n’appelle jamais pour dire qu’il est malade.',
    ],
    ['mon bureau n’a pas de murs', 'mon appli météo et moi, c’est fini'],
  ),
  safety: voice(
    [
      'Mon métier me garde les pieds sur terre, mes collègues me font rire.',
      'Personne ne nous appelle un bon jour, alors on écourte les mauvais.',
      'Après le service, j’aime le silence et une cuisine bien chaude.',
    ],
    ['de garde, de repos, de garde', 'le calme, ça s’apprend'],
    [
      'Testez votre détecteur de fumée. Aujourd’hui.',
      'Presque tout va mieux quand quelqu’un écoute.',
      'Une garde calme ? Ne le dites jamais à voix haute.',
    ],
    ['qui a dit « garde tranquille » ?', 'en repos, mais je repère les sorties'],
  ),
  science: voice(
    [
      'Je pose de petites questions, et certaines trouvent même une réponse.',
      'La plupart de mes expériences ratent, et c’est là que ça devient intéressant.',
      'Le plus beau moment : quand personne ne sait encore ce qui va sortir.',
    ],
    ['blouse et chaussettes dépareillées', 'curiosité en continu'],
    [
      'Échantillon : un. Avis : tranché.',
      'Une coïncidence n’est pas une preuve.',
      'Ça dépend. C’est la réponse honnête.',
    ],
    ['ce n’est pas du désordre, c’est une expérience', 'attendre des résultats, toute une carrière'],
  ),
};
