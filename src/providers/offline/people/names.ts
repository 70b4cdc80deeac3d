import type { Culture } from './countries.ts';

/** Frequent first names by the age of those who have them: under 31, 31 to 54, and 55 or over. */
interface FirstNames {
  young: string;
  middle: string;
  old: string;
}

interface CultureNames {
  f: FirstNames;
  m: FirstNames;
  last: string;
}

/** Frequent names by culture, own lists; Faker's longer ones are mixed in where they fit. */
export const CULTURE_NAMES: Readonly<Record<Culture, CultureNames>> = {
  us: {
    f: {
      young:
        'Emily Madison Hannah Ashley Alexis Sarah Abigail Olivia Emma Alyssa Kayla Taylor Sydney Morgan Destiny Jasmine Chloe Haley Brooke Savannah Mackenzie Paige Autumn Kaitlyn Zoe Faith',
      middle:
        'Jennifer Jessica Amanda Melissa Stephanie Nicole Heather Amy Michelle Kimberly Angela Rebecca Laura Crystal Rachel Erin Danielle Megan Tiffany April Monica Lindsay Katie Vanessa Tara Kristen',
      old: 'Linda Patricia Susan Deborah Barbara Debra Karen Nancy Donna Cynthia Sandra Pamela Sharon Kathleen Carol Diane Brenda Cheryl Janet Judith Gail Marilyn Beverly Joyce Peggy Ruth',
    },
    m: {
      young:
        'Jacob Michael Matthew Joshua Tyler Austin Brandon Ethan Noah Dylan Logan Caleb Mason Jordan Cameron Connor Hunter Evan Isaiah Cole Gavin Trevor Blake Devin Garrett Wyatt',
      middle:
        'Christopher Jason David James Robert Brian Eric Kevin Jeremy Aaron Adam Ryan Scott Timothy Sean Travis Nathan Derek Marcus Corey Shawn Brett Chad Keith Joel Russell',
      old: 'John William Richard Thomas Gary Larry Charles Ronald Donald Kenneth Dennis Stephen Bruce Roger Douglas Jerry Wayne Raymond Gerald Terry Walter Harold Glenn Frank Eugene Ralph',
    },
    last: 'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Jackson Martin Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers Reed Bailey Bell Cooper Richardson Cox Howard Ward Peterson Gray James Watson Brooks Kelly Sanders Price Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry Powell Long Patterson Hughes Butler Simmons Foster Bryant Russell Hayes Myers Ford Hamilton Graham Sullivan Wallace Woods Cole West Jordan Owens Reynolds Fisher Ellis Harrison Gibson Marshall Larson Olson Schneider Novak Kowalski',
  },
  gb: {
    f: {
      young:
        'Chloe Emily Megan Jessica Sophie Charlotte Lauren Hannah Olivia Lucy Georgia Bethany Ellie Holly Amy Katie Molly Abigail Jodie Freya Niamh Imogen Poppy Isla Erin Grace',
      middle:
        'Sarah Claire Nicola Emma Lisa Joanne Michelle Helen Samantha Karen Rachel Louise Rebecca Kelly Victoria Catherine Leanne Natalie Kerry Gemma Hayley Donna Tracey Zoe Alison Fiona',
      old: 'Susan Margaret Christine Patricia Linda Jean Carol Elizabeth Janet Ann Pauline Barbara Maureen Sandra Gillian Judith Brenda Sheila Valerie Jacqueline Hilary Rosemary Eileen Dorothy Moira Beryl',
    },
    m: {
      young:
        'Jack Thomas Joshua Daniel Matthew James Callum Ryan Liam Harry Lewis Connor George Oliver Jake Alfie Kieran Owen Rhys Declan Charlie Finlay Toby Jamie Ewan Elliot',
      middle:
        'Paul Mark Andrew Darren Lee Stephen Simon Gareth Craig Stuart Neil Ian Jonathan Richard Martin Gavin Wayne Adrian Carl Jason Graham Robert Duncan Philip Gary Dean',
      old: 'John David Michael Peter Robert Alan Brian Keith Roger Terence Barry Derek Raymond Trevor Malcolm Kenneth Geoffrey Clive Dennis Norman Gordon Roy Leslie Nigel Desmond Bernard',
    },
    last: 'Smith Jones Taylor Brown Williams Wilson Davies Evans Thomas Johnson Roberts Walker Wright Robinson Thompson White Hughes Edwards Green Lewis Wood Harris Martin Jackson Clarke Turner Hill Cooper Ward Morris Moore Clark Baker Harrison King Morgan Allen James Scott Phillips Watson Davis Parker Bennett Price Griffiths Young Mitchell Cook Bailey Carter Richardson Shaw Bell Collins Murphy Miller Cox Marshall Anderson Simpson Ellis Adams Wilkinson Foster Gray Chapman Webb Rogers Hunt Mills Palmer Fisher Barnes Lloyd Butler Barker Knight Stevens Jenkins Murray Dixon Fletcher Campbell MacDonald Stewart Reid Fraser Sutherland Kelly Byrne Doyle Gallagher Owen Rees Pritchard Whittaker Pemberton Ashworth Holloway',
  },
  de: {
    f: {
      young:
        'Lea Anna Laura Lena Julia Sarah Lisa Hannah Marie Sophie Johanna Katharina Michelle Vanessa Jana Alina Pauline Antonia Paula Carolin Emilia Charlotte Nele Luisa Theresa Miriam',
      middle:
        'Sandra Nicole Stefanie Melanie Claudia Katrin Anja Daniela Nadine Tanja Silke Yvonne Christina Kerstin Sabrina Bianca Simone Susanne Jessica Anke Britta Maren Franziska Ines Judith Verena',
      old: 'Monika Renate Ursula Gabriele Petra Sabine Karin Brigitte Ingrid Angelika Birgit Heike Christa Helga Elke Gisela Barbara Marion Martina Hannelore Jutta Rosemarie Doris Annegret Waltraud Cornelia',
    },
    m: {
      young:
        'Lukas Jonas Tim Niklas Jan Leon Felix Philipp Maximilian Finn Paul Fabian David Moritz Julian Jannik Tom Simon Nico Marvin Florian Johannes Till Hannes Kilian Mats',
      middle:
        'Michael Thomas Stefan Andreas Christian Markus Daniel Sebastian Alexander Matthias Sven Torsten Oliver Dirk Marco Jens Frank Holger Kai Marcel Patrick Tobias Björn Carsten Henning Ingo',
      old: 'Peter Klaus Hans Jürgen Wolfgang Dieter Manfred Uwe Günter Horst Bernd Werner Helmut Karl Rainer Heinz Gerhard Norbert Detlef Reinhard Joachim Ulrich Rolf Siegfried Eberhard Wilfried',
    },
    last: 'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer',
  },
  es: {
    f: {
      young:
        'Lucía María Paula Laura Marta Andrea Alba Sara Ana Claudia Irene Carla Nerea Julia Noelia Celia Elena Ainhoa Rocío Carmen Inés Aitana Sofía Candela Marina Blanca',
      middle:
        'Cristina Raquel Beatriz Silvia Patricia Sonia Mónica Marta Susana Yolanda Nuria Eva Esther Verónica Lorena Sandra Vanesa Rosa Olga Natalia Belén Leticia Gema Miriam Virginia Alicia',
      old: 'Carmen Dolores Josefa Isabel Pilar Francisca Antonia Mercedes Concepción Teresa Rosario Encarnación Manuela Ángeles Consuelo Milagros Amparo Juana Luisa Margarita Inmaculada Remedios Esperanza Montserrat Asunción Purificación',
    },
    m: {
      young:
        'Alejandro Daniel Pablo Álvaro Adrián David Javier Sergio Diego Marcos Jorge Hugo Mario Iván Carlos Rubén Víctor Guillermo Nicolás Gonzalo Aitor Samuel Iker Raúl Ignacio Martín',
      middle:
        'José Antonio Francisco Javier David Juan Carlos Daniel Miguel Ángel Jesús Óscar Roberto Alberto Fernando Rafael Luis Andrés Enrique Ramón Santiago Joaquín Emilio César Ángel Jaime Félix Vicente Ismael',
      old: 'Manuel Antonio José Francisco Juan Pedro Ángel Rafael Vicente Luis Miguel Tomás Julián Eusebio Agustín Gregorio Emilio Mariano Andrés Ramón Salvador Domingo Alfonso Eugenio Lorenzo Fermín',
    },
    last: 'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Hernández Ruiz Díaz Moreno Muñoz Álvarez Romero Gutiérrez Alonso Navarro Torres Domínguez Ramos Vázquez Ramírez Gil Serrano Morales Molina Blanco Suárez Castro Ortega Delgado Ortiz Marín Rubio Núñez Medina Sanz Castillo Iglesias Cortés Garrido Santos Guerrero Lozano Cano Cruz Méndez Flores Prieto Herrera Peña León Márquez Cabrera Gallego Calvo Vidal Campos Reyes Vega Fuentes Carrasco Aguilar Caballero Nieto Santana Pascual Herrero Montero Hidalgo Giménez Ibáñez Ferrer Bravo Arias Soler Crespo Benítez',
  },
  mx: {
    f: {
      young:
        'Ximena Valeria Fernanda Daniela Sofía Camila Regina Andrea Mariana Alejandra Renata Paola Natalia Karla Jimena Diana Michelle Itzel Citlali Abril Montserrat Danna Samantha Alondra',
      middle:
        'Guadalupe Verónica Alejandra Claudia Gabriela Adriana Leticia Patricia Norma Araceli Elizabeth Mónica Brenda Nancy Erika Karina Lorena Yolanda Rocío Maribel Liliana Marisol Sandra Beatriz',
      old: 'Juana Margarita Josefina Rosa Silvia Teresa Martha Irma Elvira Graciela Esperanza Socorro Alicia Yolanda Carmen Guillermina Ofelia Francisca Amparo Estela Rosario Lourdes Consuelo Ernestina',
    },
    m: {
      young:
        'Diego Santiago Emiliano Sebastián Leonardo Alejandro Rodrigo Luis Ángel Eduardo Iván Axel Brandon Emmanuel Gael Ricardo Kevin Uriel Bruno Mauricio Alan Omar Saúl Erick',
      middle:
        'Juan José Luis Miguel Jorge Francisco Javier Carlos Arturo Gerardo Héctor Raúl Óscar Alejandro Martín Sergio Rubén Enrique Armando Israel Víctor Marco Gustavo Adrián',
      old: 'Antonio Manuel Roberto Ramón Alfredo Guillermo Salvador Rafael Ignacio Felipe Pedro Ernesto Jesús Agustín Rogelio Benjamín Gilberto Tomás Leopoldo Humberto Rodolfo Refugio Efraín Abel',
    },
    last: 'Hernández García Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Reyes Jiménez Torres Díaz Gutiérrez Ruiz Mendoza Aguilar Ortiz Moreno Castillo Romero Álvarez Méndez Chávez Rivera Juárez Ramos Domínguez Herrera Medina Castro Vargas Guzmán Velázquez Rojas Contreras Salazar Luna Ortega Guerrero Estrada Bautista Cortés Soto Alvarado Espinoza Lara Ávila Ríos Cervantes Silva Delgado Vega Márquez Sandoval Carrillo León Mejía Solís Rosas Ibarra Valdez Núñez Campos Navarro Camacho Miranda Rosales Serrano Peña Cabrera',
  },
  fr: {
    f: {
      young:
        'Léa Manon Camille Chloé Emma Marie Sarah Laura Marine Pauline Mathilde Lucie Anaïs Julie Clara Justine Océane Inès Juliette Margaux Eva Jeanne Romane Louise Charlotte Zoé',
      middle:
        'Céline Stéphanie Sandrine Aurélie Virginie Émilie Nathalie Isabelle Karine Delphine Élodie Caroline Sophie Laetitia Séverine Christelle Valérie Audrey Magali Vanessa Hélène Sabrina Claire Amandine Carole Florence',
      old: 'Monique Françoise Martine Catherine Nicole Sylvie Christine Jacqueline Brigitte Danielle Annie Chantal Michèle Dominique Anne Evelyne Colette Josiane Geneviève Véronique Marie-Claude Bernadette Odile Liliane Ghislaine Mireille',
    },
    m: {
      young:
        'Thomas Lucas Théo Hugo Maxime Alexandre Antoine Quentin Nicolas Clément Romain Valentin Baptiste Louis Florian Corentin Enzo Arthur Mathis Paul Guillaume Adrien Simon Gabriel Tristan Bastien',
      middle:
        'Christophe Sébastien Stéphane Nicolas Julien Frédéric Laurent David Olivier Vincent Jérôme Cédric Mickaël Arnaud Fabrice Grégory Benoît Guillaume Pascal Franck Ludovic Yann Damien Emmanuel Xavier Thierry',
      old: 'Jean Michel Pierre Bernard Alain Gérard Philippe Jacques André Daniel Christian Claude Patrick Serge Roger Dominique Gilbert Jean-Pierre Francis Guy Robert Marcel Yves Denis Jean-Claude Maurice',
    },
    last: 'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Faure Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Renard Roche Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Benoit Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte',
  },
  pt: {
    f: {
      young:
        'Beatriz Inês Mariana Ana Carolina Catarina Maria Sofia Marta Joana Margarida Leonor Francisca Matilde Rita Diana Daniela Bárbara Bruna Madalena Filipa Lara Raquel Patrícia Alexandra Helena',
      middle:
        'Sandra Carla Susana Sónia Mónica Paula Cláudia Patrícia Vânia Liliana Tânia Andreia Cristina Sílvia Marisa Vera Teresa Elisabete Ana Célia Anabela Lurdes Telma Isabel Filomena Dulce',
      old: 'Maria Manuela Fernanda Rosa Helena Isabel Teresa Lurdes Conceição Graça Deolinda Adelaide Amélia Fátima Glória Odete Alice Natércia Celeste Olinda Luísa Ermelinda Piedade Otília Graciete Emília',
    },
    m: {
      young:
        'João Diogo Pedro Miguel Tiago Francisco Rodrigo Gonçalo Afonso Tomás Bernardo Duarte Guilherme André Rafael Bruno Daniel Rui Martim Gabriel Simão Filipe Ricardo Vasco Salvador Henrique',
      middle:
        'Nuno Paulo Ricardo Luís Jorge Carlos Hugo Sérgio Pedro Rui Marco Bruno Nélson Hélder Vítor Fernando Miguel Filipe Mário José Armando Telmo Renato Marcos Álvaro Eduardo',
      old: 'José António Manuel João Carlos Fernando Joaquim Francisco Luís Armando Américo Domingos Alberto Augusto Adelino Mário Jorge Artur Abílio Agostinho Raul Júlio Horácio Victor Serafim Custódio',
    },
    last: 'Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Jesus Sousa Fernandes Gonçalves Gomes Lopes Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro Cardoso Rocha Neves Coelho Cruz Cunha Pires Ramos Reis Simões Antunes Matos Fonseca Machado Araújo Barbosa Tavares Lourenço Castro Figueiredo Azevedo Freitas Magalhães Henriques Lima Guerreiro Batista Pinheiro Faria Miranda Barros Morais Nogueira Esteves Anjos Baptista Campos Mota Andrade Brito Sá Nascimento Leite Abreu Borges Melo Vaz Pinho Vicente Gaspar Assunção Maia Moura Valente Carneiro Garcia Neto Amaral Branco',
  },
  br: {
    f: {
      young:
        'Ana Beatriz Maria Eduarda Júlia Larissa Letícia Amanda Gabriela Camila Isabela Laura Rafaela Vitória Bruna Luana Yasmin Giovanna Sofia Lorena Manuela Lívia Mirela Thaís Bianca Natália',
      middle:
        'Juliana Fernanda Patrícia Aline Adriana Vanessa Luciana Renata Daniela Michele Simone Cristiane Débora Tatiane Viviane Priscila Carla Elaine Fabiana Márcia Kelly Roberta Silvana Rosângela Andréia Cláudia',
      old: 'Maria Francisca Antônia Terezinha Aparecida Marlene Vera Sônia Neusa Célia Regina Ivone Zilda Lúcia Rosa Marli Elza Helena Conceição Dalva Norma Irene Lourdes Edna Iracema Nair',
    },
    m: {
      young:
        'Gabriel Lucas Matheus Pedro Guilherme Rafael Gustavo João Felipe Vinícius Leonardo Bruno Caio Igor Thiago Enzo Victor Arthur Henrique Samuel Vitor Murilo Davi Kauã Otávio Yuri',
      middle:
        'Rodrigo Marcelo Fábio Anderson Leandro Alexandre Ricardo Eduardo Daniel Márcio Luciano Cristiano Wagner Rogério Adriano Fernando Sandro Everton Maurício Renato Diego Wellington Cláudio Juliano Flávio Sérgio',
      old: 'José Antônio João Francisco Carlos Paulo Luiz Sebastião Raimundo Geraldo Osvaldo Valdir Benedito Jorge Nelson Manoel Milton Wilson Ademir Edson Roberto Nilton Waldemar Djalma Aparecido Jair',
    },
    last: 'Silva Santos Oliveira Souza Lima Pereira Ferreira Costa Rodrigues Almeida Nascimento Alves Carvalho Araújo Ribeiro Gomes Barbosa Rocha Dias Martins Soares Moreira Cardoso Teixeira Vieira Mendes Lopes Nunes Fernandes Freitas Batista Melo Moura Monteiro Campos Cavalcante Castro Duarte Pinto Reis Ramos Correia Borges Andrade Machado Miranda Nogueira Farias Marques Azevedo Tavares Barros Pinheiro Rezende Fonseca Moraes Guimarães Peixoto Bezerra Macedo Xavier Siqueira Sampaio Queiroz Antunes Assis Coelho Figueiredo Viana Macedo Toledo Bittencourt Prado Leal Paiva',
  },
};
