import type { Sector } from '../../occupations.ts';
import { type Voice, voice } from '../words.ts';

export const SECTORS: Readonly<Record<Sector, Voice>> = {
  education: voice(
    [
      'My students teach me at least as much as I teach them.',
      'I still get a little nervous every September, and I hope that never stops.',
      'There is nothing like the moment when a quiet kid finally raises a hand.',
    ],
    ['red pen, big heart', 'powered by staff room coffee'],
    [
      'Yes, I have heard the one about the long holidays.',
      'The photocopier decides how my day goes.',
      'Children ask better questions than panels do.',
    ],
    ['yes, that was my teacher voice', 'I have eyes in the back of my head, ask my class'],
  ),
  health: voice(
    [
      'The hours are odd, but I get to help people every single day.',
      'After a long shift, all I want is tea, my sofa and somebody to laugh with.',
      'Work has taught me to be patient, and to always carry snacks.',
    ],
    ['comfortable shoes, always', 'night shift survivor'],
    [
      'Drink water. Sleep more. That is my whole medical opinion.',
      'I have not finished a hot drink at work in years.',
      'Your search engine is not a second opinion.',
    ],
    ['running on cold coffee and good colleagues', 'day 3 of nights, please speak slowly'],
  ),
  office: voice(
    [
      'People say my job sounds dry, but I like it when things add up.',
      'I spend my days with spreadsheets and my evenings as far from them as I can.',
      'Good colleagues make even a Monday bearable, and I have very good ones.',
    ],
    ['spreadsheets till five', 'calendar: full, plants: thriving'],
    [
      'Most meetings could have been a nap.',
      'I reply all so that you do not have to.',
      'Spreadsheets are fine. People who merge cells are not.',
    ],
    ['this could have been an email', 'corporate by day, couch by night'],
  ),
  tech: voice(
    [
      'I fix things on screens for a living and things around the house for fun.',
      'My family still thinks I can repair every printer. I have stopped explaining.',
      'I like problems that have an answer, which is why I like my work.',
    ],
    ['have you tried turning it off and on', 'headphones on, world off'],
    [
      'It works on my machine.',
      'I have strong opinions about tabs and weak ones about everything else.',
      'Naming things is still the hardest part.',
    ],
    ['I googled it so you would not have to', 'my code works and nobody knows why'],
  ),
  creative: voice(
    [
      'I get paid to notice things, which is the best deal I know.',
      'My desk is a mess of sketches, notes and cold cups of tea.',
      'I have never quite worked out where the job ends and the hobby starts.',
    ],
    ['always sketching something', 'deadlines and daylight'],
    [
      'Final_final_v7 was not the final one.',
      'Exposure does not pay the rent.',
      'First drafts are allowed to be bad. Mine take full advantage.',
    ],
    ['the deadline is tomorrow, so I cleaned the flat', 'making things until they look right'],
  ),
  trades: voice(
    [
      'I like work that you can look at when the day is done.',
      'If something in the house is broken, friends know whose number to ring.',
      'My father taught me to measure twice, and I still hear him say it.',
    ],
    ['dust on everything I own', 'tools before toys'],
    [
      'Measure twice. Then measure again, because you sneezed.',
      'Whoever did it before me always did it wrong.',
      'Early starts, early finishes, no emails.',
    ],
    ['the last one who fixed this should apologise', 'you watched a video, I brought the tools'],
  ),
  food: voice(
    [
      'I serve strangers all week and cook for friends on my day off.',
      'The hours are long, but a full and happy table makes up for it.',
      'I judge every holiday by what I ate, and I have no regrets.',
    ],
    ['one more table', 'service with a slightly tired smile'],
    [
      'I sat down at work once, years ago.',
      'You can tell a lot about people by how they treat the waiter.',
      'Salt your water.',
    ],
    ['behind! corner! sorry, I live like this now', 'I dream in orders'],
  ),
  service: voice(
    [
      'I know half the neighbourhood by name and the other half by their dogs.',
      'I like my regulars, and I think that most of them like me back.',
      'My work is mostly listening, and I would not have it any other way.',
    ],
    ['regulars welcome', 'small talk, professionally'],
    [
      'The customer is sometimes right.',
      'I remember faces, orders and who was rude.',
      'We close at six. At six, not at ten past.',
    ],
    ['customer voice on, real voice later', 'two minutes to closing and in they come'],
  ),
  transport: voice(
    [
      'I have seen more sunrises on the job than most people see in a lifetime.',
      'I know every shortcut in the region and at least one good bakery on each.',
      'I like being on the move, and I like coming home even more.',
    ],
    ['sunrise shift', 'always on the way somewhere'],
    [
      'Mind the gap. Mind each other, too.',
      'I am not late. The road is early.',
      'Thank your driver. It costs nothing.',
    ],
    ['best office view of anyone here', 'POV: you are my seventh roundabout today'],
  ),
  outdoors: voice(
    [
      'The weather is my boss, and it does not take requests.',
      'I get up before the birds and go to bed with mud on my boots.',
      'I would not swap my view for any office in the world.',
    ],
    ['boots by the door', 'up before the birds'],
    [
      'The forecast was wrong again. So was I.',
      'Mud is not dirt. There is a difference.',
      'Nobody has ever phoned a field in sick.',
    ],
    ['office: one field, no walls', 'my weather app and I are not on speaking terms'],
  ),
  safety: voice(
    [
      'I have a job that keeps me humble and colleagues who keep me laughing.',
      'Nobody calls us on a good day, so we try to make the bad ones shorter.',
      'After a long shift I am grateful for quiet streets and a warm kitchen.',
    ],
    ['on call, off duty, on call', 'calm is a habit'],
    [
      'Test your smoke alarm. Today.',
      'Most problems get smaller once somebody listens.',
      'Quiet shift? Never say it out loud.',
    ],
    ['somebody said "quiet shift" out loud', 'off duty and still checking the exits'],
  ),
  science: voice(
    [
      'I ask small questions for a living and some of them even get answers.',
      'Most of my experiments fail, and I have learned to find that interesting.',
      'I love my work most when nobody knows yet how it will come out.',
    ],
    ['lab coat, odd socks', 'curious about everything'],
    [
      'Sample size: one. Opinion: strong.',
      'The data are plural. I will not be taking questions.',
      'Correlation bought me a coffee once. It did not cause anything.',
    ],
    ['it is not a mess, it is an experiment', 'waiting for results: a career'],
  ),
};
