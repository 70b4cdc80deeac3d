-- What has happened is written down by the database itself, in the transaction of the change: whichever process
-- does the work, nothing is forgotten. See docs/decisions/0021-events.md.

CREATE FUNCTION avatars_dataset_figures(dataset uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'completed', (SELECT count(*) FROM personas WHERE dataset_id = dataset AND status = 'completed'),
    -- Positions that stay empty, as the API counts them: most people who failed are replaced.
    'failed', (SELECT count(*) FROM gaps WHERE dataset_id = dataset AND open),
    'pictures', (SELECT count(*) FROM pictures WHERE dataset_id = dataset AND kind = 'cell' AND replaced_at IS NULL),
    -- As USD_OF_ROW in paid-calls.ts.
    'cost_usd', (SELECT coalesce(sum(CASE
        WHEN status = 'intended' THEN 0
        WHEN status = 'failed' AND failure->>'billed' = 'no' THEN 0
        WHEN usd IS NOT NULL THEN usd
        WHEN status = 'succeeded' THEN NULL
        ELSE usd_expected END), 0)
      FROM paid_calls WHERE dataset_id = dataset AND provider <> 'offline'));
$$;
--> statement-breakpoint
CREATE FUNCTION avatars_tell_dataset() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  figures jsonb;
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO events (dataset_id, type, data)
    VALUES (OLD.id, 'dataset', jsonb_build_object('dataset_id', OLD.id, 'status', 'deleted',
      'completed', 0, 'failed', 0, 'pictures', 0, 'cost_usd', 0));
    RETURN NULL;
  END IF;
  figures := avatars_dataset_figures(NEW.id);
  INSERT INTO events (dataset_id, type, data)
  VALUES (NEW.id, 'dataset', jsonb_build_object('dataset_id', NEW.id, 'status', NEW.status) || figures);
  IF TG_OP = 'UPDATE' AND NEW.status IS DISTINCT FROM OLD.status
    AND NEW.status IN ('completed', 'incomplete', 'paused', 'failed', 'cancelled') THEN
    INSERT INTO alerts (dataset_id, type, data)
    VALUES (NEW.id, 'dataset.' || NEW.status, jsonb_build_object(
      'dataset', jsonb_build_object('id', NEW.id, 'status', NEW.status, 'requested', NEW.count,
        'completed', figures->'completed', 'failed', figures->'failed'),
      'cost', jsonb_build_object('usd', figures->'cost_usd'),
      -- Without the message: it may quote what a vendor said.
      'pause', CASE WHEN NEW.status = 'paused'
        THEN jsonb_build_object('code', NEW.pause->>'code', 'hint', NEW.pause->>'hint') END));
  END IF;
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER avatars_dataset_rows AFTER INSERT OR DELETE ON datasets
  FOR EACH ROW EXECUTE FUNCTION avatars_tell_dataset();
--> statement-breakpoint
CREATE TRIGGER avatars_dataset_changes AFTER UPDATE ON datasets FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.pause IS DISTINCT FROM NEW.pause
    OR OLD.count IS DISTINCT FROM NEW.count)
  EXECUTE FUNCTION avatars_tell_dataset();
--> statement-breakpoint
-- Counting everybody takes longer the more there are: how far a dataset is, is told once a second at most. What each
-- change was about is told always.
CREATE FUNCTION avatars_tell_progress(dataset uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM events WHERE dataset_id = dataset AND type = 'dataset'
      AND created_at > clock_timestamp() - interval '1 second') THEN
    RETURN;
  END IF;
  INSERT INTO events (dataset_id, type, data)
  SELECT id, 'dataset',
    jsonb_build_object('dataset_id', id, 'status', status) || avatars_dataset_figures(id)
  FROM datasets WHERE id = dataset;
END;
$$;
--> statement-breakpoint
CREATE FUNCTION avatars_tell_persona() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO events (dataset_id, type, data)
  VALUES (NEW.dataset_id, 'persona', jsonb_build_object(
    'dataset_id', NEW.dataset_id, 'persona_id', NEW.id, 'position', NEW.position, 'status', NEW.status,
    -- A column that may not be there.
    'review', coalesce(to_jsonb(NEW)->>'review', 'pending')));
  IF TG_OP = 'UPDATE' THEN PERFORM avatars_tell_progress(NEW.dataset_id); END IF;
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER avatars_persona_rows AFTER INSERT ON personas
  FOR EACH ROW EXECUTE FUNCTION avatars_tell_persona();
--> statement-breakpoint
CREATE TRIGGER avatars_persona_changes AFTER UPDATE ON personas FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status
    OR to_jsonb(OLD)->>'review' IS DISTINCT FROM to_jsonb(NEW)->>'review')
  EXECUTE FUNCTION avatars_tell_persona();
--> statement-breakpoint
-- Pictures that come with a person are not told one by one: the person's own event, of the same transaction, stands
-- for them.
CREATE FUNCTION avatars_tell_new_pictures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO events (dataset_id, type, data)
  SELECT added.dataset_id, 'picture', jsonb_build_object(
    'dataset_id', added.dataset_id, 'persona_id', added.persona_id, 'picture_id', added.id,
    'verdict', added.verdict->>'outcome', 'review', coalesce(to_jsonb(added)->>'review', 'pending'))
  FROM added
  WHERE added.kind <> 'grid' AND NOT EXISTS (
    SELECT 1 FROM events WHERE transaction = pg_current_xact_id() AND type = 'persona'
      AND data->>'persona_id' = added.persona_id::text);
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER avatars_picture_rows AFTER INSERT ON pictures REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION avatars_tell_new_pictures();
--> statement-breakpoint
CREATE FUNCTION avatars_tell_picture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO events (dataset_id, type, data)
  VALUES (NEW.dataset_id, 'picture', jsonb_build_object(
    'dataset_id', NEW.dataset_id, 'persona_id', NEW.persona_id, 'picture_id', NEW.id,
    'verdict', NEW.verdict->>'outcome', 'review', coalesce(to_jsonb(NEW)->>'review', 'pending')));
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER avatars_picture_changes AFTER UPDATE ON pictures FOR EACH ROW
  WHEN (NEW.kind <> 'grid' AND (OLD.verdict IS DISTINCT FROM NEW.verdict OR OLD.key IS DISTINCT FROM NEW.key
    OR to_jsonb(OLD)->>'review' IS DISTINCT FROM to_jsonb(NEW)->>'review'))
  EXECUTE FUNCTION avatars_tell_picture();
--> statement-breakpoint
CREATE FUNCTION avatars_tell_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO events (dataset_id, type, data)
  VALUES (NEW.dataset_id, 'gap', jsonb_build_object('dataset_id', NEW.dataset_id, 'position', NEW.position));
  PERFORM avatars_tell_progress(NEW.dataset_id);
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER avatars_gap_rows AFTER INSERT ON gaps
  FOR EACH ROW EXECUTE FUNCTION avatars_tell_gap();
--> statement-breakpoint
-- A position that was tried again, and given up once more.
CREATE TRIGGER avatars_gap_changes AFTER UPDATE ON gaps FOR EACH ROW
  WHEN (NEW.open AND NOT OLD.open) EXECUTE FUNCTION avatars_tell_gap();
