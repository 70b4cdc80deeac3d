import type { Sector } from '../../occupations.ts';
import { type Voice, voice } from '../words.ts';

export const SECTORS: Readonly<Record<Sector, Voice>> = {
  education: voice(
    [
      'Mis alumnos me enseñan tanto como yo a ellos.',
      'El primer día de clase todavía me pongo un poco {nervioso|nerviosa}.',
      'No hay nada como ver levantar la mano a quien nunca habla.',
    ],
    ['boli rojo, corazón grande', 'café de sala de profes'],
    [
      'Sí, ya conozco el chiste de las vacaciones.',
      'La fotocopiadora decide cómo va mi día.',
      'Los niños preguntan mejor que los expertos.',
    ],
    ['sí, esa era mi voz de clase', 'tengo ojos en la nuca, pregunta a mi clase'],
  ),
  health: voice(
    [
      'Los turnos son largos, pero vuelvo a casa sabiendo para qué.',
      'Después de una guardia solo pido sofá, sopa y alguien con quien reírme.',
      'Mi trabajo me enseñó paciencia y a llevar siempre galletas.',
    ],
    ['zapatos cómodos, siempre', 'turno de noche superado'],
    [
      'Bebe agua. Duerme más. Fin de la consulta.',
      'Hace años que no tomo un café caliente en el trabajo.',
      'Internet no es una segunda opinión.',
    ],
    ['tercera noche seguida, habla despacio', 'funciono con café frío y buena gente'],
  ),
  office: voice(
    [
      'Dicen que lo mío es aburrido, pero me encanta cuando todo cuadra.',
      'De día, hojas de cálculo; por la tarde, lo más lejos posible de ellas.',
      'Con buenos compañeros hasta el lunes se lleva bien.',
    ],
    ['hojas de cálculo hasta las cinco', 'agenda llena, plantas vivas'],
    [
      'La mayoría de las reuniones podían ser una siesta.',
      'No confío en quien combina celdas.',
      'Ya casi no imprimo nada. Casi.',
    ],
    ['esto podía ser un correo', 'de día oficina, de noche sofá'],
  ),
  tech: voice(
    [
      'Arreglo cosas en la pantalla por trabajo y en casa por gusto.',
      'Mi familia cree que sé reparar todas las impresoras. Ya no lo discuto.',
      'Me gustan los problemas con solución, por eso me gusta mi trabajo.',
    ],
    ['¿has probado a reiniciar?', 'auriculares puestos, mundo fuera'],
    [
      'En mi máquina funciona.',
      'Poner nombres sigue siendo lo más difícil.',
      'El error era mío. Suele pasar.',
    ],
    ['busco en internet profesionalmente', 'mi código funciona y nadie sabe por qué'],
  ),
  creative: voice(
    [
      'Me pagan por fijarme en las cosas, y no conozco mejor trato.',
      'En mi mesa hay bocetos, notas y tazas frías a partes iguales.',
      'Nunca he sabido dónde acaba el trabajo y dónde empieza la afición.',
    ],
    ['siempre con una libreta', 'entregas y luz de día'],
    [
      'Final_final_v7 no era el final.',
      'La visibilidad no paga el alquiler.',
      'El primer borrador puede ser malo. El mío se aprovecha.',
    ],
    ['entrego mañana, así que hoy limpio la casa', 'lo hago hasta que queda bien'],
  ),
  trades: voice(
    [
      'Me gusta el trabajo que se puede mirar al final del día.',
      'Si algo se rompe en casa de un amigo, suena mi teléfono.',
      'Medir dos veces y cortar una: así me lo enseñaron.',
    ],
    ['polvo en todas partes', 'herramientas antes que juguetes'],
    [
      'El que lo hizo antes siempre lo hizo mal.',
      'Empezar temprano, acabar temprano y sin correos.',
      'No está torcido. Es la pared.',
    ],
    ['¿quién te ha hecho esta chapuza?', 'tú viste un vídeo, yo traje las herramientas'],
  ),
  food: voice(
    [
      'Entre semana doy de comer a desconocidos, y el día libre a mis amigos.',
      'Las jornadas son largas, pero una mesa llena lo compensa todo.',
      'Recuerdo los viajes por lo que comí, y no me arrepiento.',
    ],
    ['una mesa más', 'servicio con sonrisa cansada'],
    [
      'Se conoce a la gente por cómo trata a quien sirve la mesa.',
      'Sala el agua de la pasta.',
      '¿Descanso? He oído hablar de eso.',
    ],
    ['sueño con comandas', 'quema, quema, que paso'],
  ),
  service: voice(
    [
      'Conozco a medio barrio por su nombre y al otro medio por su perro.',
      'Quiero a mis clientes de siempre, y creo que ellos a mí también.',
      'Mi trabajo consiste sobre todo en escuchar, y me gusta.',
    ],
    ['clientes de siempre', 'charlar es mi oficio'],
    [
      'El cliente a veces tiene razón.',
      'Cerramos a las ocho. A las ocho, no y diez.',
      'No olvido una cara ni a quien no saluda.',
    ],
    ['faltan dos minutos para cerrar y entran todos', 'voz de cliente ahora, la mía luego'],
  ),
  transport: voice(
    [
      'He visto más amaneceres trabajando que casi nadie.',
      'Conozco todos los atajos y una buena panadería en cada uno.',
      'Me gusta estar en camino, y todavía más volver a casa.',
    ],
    ['turno de amanecer', 'siempre de camino'],
    [
      'No llego tarde. La carretera llega pronto.',
      'Saluda a quien conduce. No cuesta nada.',
      'Las obras son una estación del año.',
    ],
    ['la mejor vista de oficina es la mía', 'séptima rotonda del día'],
  ),
  outdoors: voice(
    [
      'Mi jefe es el tiempo, y no acepta peticiones.',
      'Me levanto antes que los pájaros y vuelvo con barro en las botas.',
      'No cambiaría mi paisaje por ninguna oficina del mundo.',
    ],
    ['botas en la puerta', 'antes que los pájaros'],
    [
      'El pronóstico se equivocó. Yo también.',
      'El barro no es suciedad.',
      'El campo nunca llama para decir que está enfermo.',
    ],
    ['mi oficina no tiene paredes', 'mi app del tiempo y yo no nos hablamos'],
  ),
  safety: voice(
    [
      'Mi trabajo me mantiene humilde y mis compañeros me hacen reír.',
      'Nadie nos llama en un buen día, así que acortamos los malos.',
      'Después del turno agradezco el silencio y una cocina caliente.',
    ],
    ['de guardia, libre, de guardia', 'la calma se entrena'],
    [
      'Prueba tu detector de humo. Hoy.',
      'Casi todo mejora cuando alguien escucha.',
      '¿Turno tranquilo? No lo digas en voz alta.',
    ],
    ['¿quién dijo «turno tranquilo»?', 'libre y aun así mirando las salidas'],
  ),
  science: voice(
    [
      'Hago preguntas pequeñas por oficio, y algunas hasta tienen respuesta.',
      'Casi todos mis experimentos fallan, y eso es lo interesante.',
      'Lo que más me gusta es cuando nadie sabe aún qué va a salir.',
    ],
    ['bata y calcetines raros', 'curiosidad por todo'],
    [
      'Muestra: uno. Opinión: fuerte.',
      'Una casualidad no es una prueba.',
      'Depende. Esa es la respuesta honesta.',
    ],
    ['no es desorden, es un experimento', 'esperar resultados: mi profesión'],
  ),
};
