import type { Sector } from '../../occupations.ts';
import { type Voice, voice } from '../words.ts';

export const SECTORS: Readonly<Record<Sector, Voice>> = {
  education: voice(
    [
      'Os meus alunos ensinam-me tanto como eu a eles.',
      'No primeiro dia de aulas ainda fico {nervoso|nervosa}.',
      'Não há nada como ver levantar a mão a quem nunca fala.',
    ],
    ['caneta vermelha, coração grande', 'café da sala de professores'],
    [
      'Sim, já conheço a piada das férias.',
      'A fotocopiadora decide como corre o meu dia.',
      'As crianças perguntam melhor do que os especialistas.',
    ],
    ['sim, essa era a minha voz de aula', 'tenho olhos na nuca, perguntem à turma'],
  ),
  health: voice(
    [
      'Os turnos são longos, mas volto para casa a saber porquê.',
      'Depois de um turno só peço sofá, sopa e alguém com quem rir.',
      'O trabalho ensinou-me paciência, e a ter sempre bolachas à mão.',
    ],
    ['sapatos confortáveis, sempre', 'turno da noite superado'],
    [
      'Bebam água. Durmam mais. Fim da consulta.',
      'Há anos que não bebo um café quente no trabalho.',
      'A internet não é uma segunda opinião.',
    ],
    ['terceira noite seguida, falem devagar', '{movido|movida} a café frio e boa gente'],
  ),
  office: voice(
    [
      'Dizem que o meu trabalho é aborrecido, mas adoro quando tudo bate certo.',
      'De dia, folhas de cálculo; à noite, o mais longe possível delas.',
      'Com bons colegas até a segunda-feira passa bem.',
    ],
    ['folhas de cálculo até às seis', 'agenda cheia, plantas vivas'],
    [
      'Quase todas as reuniões podiam ser uma sesta.',
      'Não confio em quem une células.',
      'Já não imprimo nada. Quase nada.',
    ],
    ['isto podia ter sido um email', 'de dia escritório, à noite sofá'],
  ),
  tech: voice(
    [
      'No trabalho resolvo coisas no ecrã, em casa resolvo tudo o resto.',
      'A minha família acha que sei arranjar todas as impressoras.',
      'Gosto de problemas com solução, por isso gosto do que faço.',
    ],
    ['já tentou reiniciar?', 'auscultadores postos, mundo lá fora'],
    [
      'Na minha máquina funciona.',
      'Dar nomes às coisas continua a ser o mais difícil.',
      'O erro era meu. Costuma ser.',
    ],
    ['pesquiso na internet, mas a sério', 'o meu código funciona e ninguém sabe porquê'],
  ),
  creative: voice(
    [
      'Pagam-me para reparar nas coisas, e não conheço melhor sorte.',
      'Na minha mesa há esboços, notas e chá frio em partes iguais.',
      'Nunca percebi onde acaba o trabalho e começa o gosto.',
    ],
    ['sempre com um caderno', 'prazos e luz do dia'],
    [
      'Final_final_v7 não era o final.',
      'Visibilidade não paga a renda.',
      'O primeiro rascunho pode ser mau. O meu aproveita.',
    ],
    ['entrego amanhã, por isso hoje limpo a casa', 'repito até ficar bonito'],
  ),
  trades: voice(
    [
      'Gosto de trabalho que se pode ver no fim do dia.',
      'Quando algo se estraga em casa de amigos, toca o meu telefone.',
      'Medir duas vezes e cortar uma: foi assim que aprendi.',
    ],
    ['pó em todo o lado', 'ferramentas antes de brinquedos'],
    [
      'Quem fez antes fez sempre mal.',
      'Começar cedo, acabar cedo, zero emails.',
      'Não está torto. É a parede.',
    ],
    ['quem é que fez isto assim?', 'viste um vídeo, eu trouxe as ferramentas'],
  ),
  food: voice(
    [
      'Durante a semana sirvo estranhos, na folga cozinho para os amigos.',
      'Os dias são longos, mas uma mesa cheia compensa tudo.',
      'Lembro-me das viagens pelo que comi, e não me arrependo.',
    ],
    ['mais uma mesa', 'serviço com sorriso cansado'],
    [
      'Conhece-se as pessoas pela forma como tratam quem serve.',
      'Ponham sal na água da massa.',
      'Pausa? Já ouvi falar.',
    ],
    ['sonho com pedidos', 'cuidado, está quente, como sempre'],
  ),
  service: voice(
    [
      'Conheço metade do bairro pelo nome e a outra metade pelo cão.',
      'Gosto dos meus clientes de sempre, e acho que eles de mim.',
      'O meu trabalho é sobretudo ouvir, e ainda bem.',
    ],
    ['clientes de sempre', 'conversa é o meu ofício'],
    [
      'O cliente às vezes tem razão.',
      'Fechamos às sete. Às sete, não às sete e dez.',
      'Não esqueço uma cara, nem quem não diz bom dia.',
    ],
    ['faltam dois minutos para fechar e entram todos', 'voz de cliente agora, a minha depois'],
  ),
  transport: voice(
    [
      'Já vi mais nasceres do sol a trabalhar do que quase toda a gente.',
      'Conheço todos os atalhos e uma boa padaria em cada um.',
      'Gosto de estar a caminho, e ainda mais de voltar a casa.',
    ],
    ['turno da madrugada', 'sempre a caminho'],
    [
      'Não me atraso. É a estrada que se adianta.',
      'Digam bom dia a quem conduz. É grátis.',
      'As obras são uma estação do ano.',
    ],
    ['a melhor vista de escritório é a minha', 'sétima rotunda do dia'],
  ),
  outdoors: voice(
    [
      'O meu chefe é o tempo, e não aceita pedidos.',
      'Levanto-me antes dos pássaros e volto com lama nas botas.',
      'Não trocava a minha vista por nenhum escritório do mundo.',
    ],
    ['botas à porta', 'de pé antes dos pássaros'],
    [
      'A previsão enganou-se. Eu também.',
      'Lama não é sujidade.',
      'O campo nunca liga a dizer que está doente.',
    ],
    ['o meu escritório não tem paredes', 'eu e a app do tempo já não nos falamos'],
  ),
  safety: voice(
    [
      'O meu trabalho mantém-me humilde e os colegas fazem-me rir.',
      'Ninguém nos chama num dia bom, por isso encurtamos os maus.',
      'Depois do turno agradeço o silêncio e uma cozinha quente.',
    ],
    ['de serviço, de folga, de serviço', 'a calma treina-se'],
    [
      'Testem o detetor de fumo. Hoje.',
      'Quase tudo melhora quando alguém ouve.',
      'Turno calmo? Nunca se diz em voz alta.',
    ],
    ['quem disse «turno calmo»?', 'de folga, mas atenção às saídas'],
  ),
  science: voice(
    [
      'Faço perguntas pequenas por ofício, e algumas até têm resposta.',
      'Quase todas as minhas experiências falham, e é isso que tem graça.',
      'Do que mais gosto é de ainda ninguém saber o que vai sair.',
    ],
    ['bata e meias trocadas', 'curiosidade por tudo'],
    ['Amostra: um. Opinião: forte.', 'Uma coincidência não é uma prova.', 'Depende. É a resposta honesta.'],
    ['não é desarrumação, é uma experiência', 'esperar por resultados: a minha carreira'],
  ),
};
