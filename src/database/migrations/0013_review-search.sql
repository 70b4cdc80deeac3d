-- Words of a text as they are searched: without accents and case, letters and digits alone. It does not depend on
-- the database's locale, and takes no extension. Scripts without spaces are searched by the character.
CREATE FUNCTION public.avatars_search_words(given text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT left(word, 80)), '{}') FROM unnest(regexp_split_to_array(
    regexp_replace(
      -- Most texts are ASCII, and need nothing of what the others do.
      CASE WHEN octet_length(given) = length(given) THEN lower(left(given, 20000) COLLATE "C")
      ELSE lower(replace(replace(replace(replace(
        translate(
          regexp_replace(normalize(left(given, 20000), NFKD), '[\u0300-\u036f]+', '', 'g'),
          'ØĐŁÆŒÐÞøđłıðАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЄЂЈЉЊЋЏҐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩς',
          'odlæœdþodlidабвгдежзиклмнопрстуфхцчшщъыьэюяієђјљњћџґαβγδεζηθικλμνξοπρστυφχψωσ'
        ), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') COLLATE "C") END,
      '([\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff])', ' \1 ', 'g'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u055a-\u055f\u060c-\u061f\u0964\u0965\u2000-\u2bff\u3000-\u3004\u3008-\u3020\u30fb\ufe00-\ufe6f\uff00-\uff0f\uff1a-\uff20\U0001f000-\U0001faff]+'
  )) AS word WHERE word <> ''
$$;
--> statement-breakpoint
-- What finds people in whose text every word of a query begins a word; null where there is none.
CREATE FUNCTION public.avatars_search_query(given text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery
  FROM unnest((public.avatars_search_words(left(given, 200)))[1:16]) AS word
$$;
--> statement-breakpoint
ALTER TABLE public.personas ADD COLUMN search tsvector GENERATED ALWAYS AS (array_to_tsvector(public.avatars_search_words(
  firstname || ' ' || lastname || ' ' || coalesce(job_title, '') || ' ' || coalesce(workplace, '') || ' ' ||
  coalesce(current_city, '') || ' ' || coalesce(current_state, '') || ' ' || coalesce(prev_city, '') || ' ' ||
  coalesce(prev_state, '') || ' ' || coalesce(edu_establishment, '') || ' ' || coalesce(edu_study, '') || ' ' ||
  bio_facebook || ' ' || bio_instagram || ' ' || bio_x || ' ' || bio_tiktok || ' ' || coalesce(about, '')
))) STORED;
--> statement-breakpoint
CREATE INDEX personas_search ON public.personas USING gin (search);
--> statement-breakpoint
-- What the checks say of a person's pictures, beside the person, whoever writes pictures and however.
CREATE FUNCTION public.avatars_summarize_pictures() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.personas AS persona
  SET verdict = facts.verdict, has_passed = facts.has_passed, has_failed = facts.has_failed,
      has_unsure = facts.has_unsure, has_drawn = facts.has_drawn, pictures_passed = facts.pictures_passed
  FROM (
    SELECT touched.persona_id,
      (array_agg(picture.outcome ORDER BY array_position(array['failed', 'could-not-tell', 'not-a-photo', 'passed'], picture.outcome))
        FILTER (WHERE picture.outcome IS NOT NULL))[1] AS verdict,
      coalesce(bool_or(picture.outcome = 'passed'), false) AS has_passed,
      coalesce(bool_or(picture.outcome = 'failed'), false) AS has_failed,
      coalesce(bool_or(picture.outcome = 'could-not-tell'), false) AS has_unsure,
      coalesce(bool_or(picture.outcome = 'not-a-photo'), false) AS has_drawn,
      (count(*) FILTER (WHERE picture.kind = 'cell' AND picture.outcome IN ('passed', 'not-a-photo')))::integer AS pictures_passed
    FROM (SELECT DISTINCT persona_id FROM changed_pictures) AS touched
    LEFT JOIN public.pictures AS picture ON picture.persona_id = touched.persona_id AND picture.replaced_at IS NULL
    GROUP BY touched.persona_id
  ) AS facts
  WHERE persona.id = facts.persona_id
    AND (persona.verdict, persona.has_passed, persona.has_failed, persona.has_unsure, persona.has_drawn, persona.pictures_passed)
      IS DISTINCT FROM (facts.verdict, facts.has_passed, facts.has_failed, facts.has_unsure, facts.has_drawn, facts.pictures_passed);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER pictures_summarize_new AFTER INSERT ON public.pictures
REFERENCING NEW TABLE AS changed_pictures FOR EACH STATEMENT EXECUTE FUNCTION public.avatars_summarize_pictures();
--> statement-breakpoint
CREATE TRIGGER pictures_summarize_changed AFTER UPDATE ON public.pictures
REFERENCING NEW TABLE AS changed_pictures FOR EACH STATEMENT EXECUTE FUNCTION public.avatars_summarize_pictures();
--> statement-breakpoint
CREATE TRIGGER pictures_summarize_gone AFTER DELETE ON public.pictures
REFERENCING OLD TABLE AS changed_pictures FOR EACH STATEMENT EXECUTE FUNCTION public.avatars_summarize_pictures();
--> statement-breakpoint
-- Rows from before: the trigger's own rule, over all of them.
UPDATE public.pictures SET review = review;
