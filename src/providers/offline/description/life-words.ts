import type { Heritage } from '../people/heritage.ts';
import { vocabulary } from './vocabulary.ts';
import type { Family } from './wishes.ts';

export const HERITAGE_WORDS = vocabulary<Heritage>([
  ['mixed', 'mixed race|mixed-race|biracial|multiracial'],
  [
    'black',
    'african american*|black women|black men|black people|black families|black students|black professionals|black british|afro-*|afrodeutsch*|afrodescend*|schwarze|noires|noirs|negros|negras',
  ],
  ['latin', 'latino|latinos|latina|latinas|latinx|hispanic*|latin american*|mexican american*'],
  [
    'southAsian',
    'south asian*|british asian*|indian|indians|pakistani*|bangladeshi*|british indian*|indian american*|inder|indische*|indios da india',
  ],
  [
    'eastAsian',
    'east asian*|asian american*|chinese|japanese|korean*|vietnamese|asian women|asian men|asiatisch*',
  ],
  [
    'arab',
    'arab|arabs|middle eastern*|north african*|moroccan*|algerian*|lebanese|syrian*|arabisch*|maghreb*|marocain*|arabes',
  ],
  ['turkish', 'turkish|turks|turkisch*|turkeistammig*|turcos|turcs|turques'],
  ['polish', 'poles|polish people|polish immigrant*|polnisch*|polen'],
]);

export const FAMILY_WORDS = vocabulary<Family>([
  [
    'grandparents',
    'grandparent*|grandmother*|grandfather*|grandma*|grandpa*|grandchild*|grosseltern|grossmutter*|grossvater*|omas|opas|abuel[oa]s|abuel[oa]|grands-parents|grands-meres|grands-peres|mamies|papis|avos',
  ],
  [
    'parents',
    'parent|parents|mother*|father*|mum|mums|mom|moms|dad|dads|with kids|with children|families|eltern|mutter|vater|alleinerziehend*|madres|madre|padres de familia|meres|mere|peres|maes|pais de familia|papas|mamans',
  ],
  ['couple', 'married|couples|newlywed*|verheiratet*|casad[oa]s|maries|mariees|en pareja|en couple'],
  ['single', 'singles|single|unmarried|ledig*|solter[oa]s|celibataire*|solteir[oa]s'],
]);

export const STATUS_WORDS = vocabulary<'retired' | 'student'>([
  [
    'retired',
    'retired|retiree*|pensioner*|retirement|rentner*|pensionier*|ruhestand|in rente|jubilad*|retirad*|retrait*|reformad*|aposentad*',
  ],
  [
    'student',
    'university student*|college student*|student|students|undergrad*|postgrad*|studierende*|studenten|studentin*|studenten|estudiante*|universitari[oa]s|etudiant*|estudante*',
  ],
]);

export const PET_WORDS = vocabulary<'dog' | 'cat'>([
  [
    'dog',
    'dog owner*|dog lover*|dog people|dogs|dog|hund|hunde|hundehalter*|hundebesitzer*|perro|perros|chien|chiens|cao|caes|cachorro*',
  ],
  [
    'cat',
    'cat owner*|cat lover*|cat people|cats|cat|katze|katzen|katzenhalter*|gato|gatos|gata|gatas|chat|chats',
  ],
]);

export const SEX_WORDS = vocabulary<'f' | 'm'>([
  [
    'f',
    'women|woman|female*|ladies|mothers|mums|moms|mother|grandmothers|grandmas|wives|sisters|daughters|widows|girlfriends|frau|frauen|weiblich*|mutter|grossmutter*|mujer|mujeres|madres|abuelas|femme|femmes|meres|mamans|grands-meres|mulher|mulheres|maes|omas|businesswom*|waitress*|seamstress*|midwives|policewom*',
  ],
  [
    'm',
    'men|man|male|males|gentlemen|guys|fathers|dads|father|grandfathers|grandpas|husbands|brothers|sons|widowers|mann|manner|mannlich*|vater|grossvater*|hombre|hombres|homme|hommes|peres|grands-peres|homem|homens|opas|businessm[ae]n|policemen|firemen|postmen|fishermen',
  ],
]);
