-- The archive of a city: run once, by the database's administrator, in a database of its own with the encoding UTF8.
-- Again in another database is no harm: the two roles are kept as they are.
BEGIN;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'drafting_keeper') THEN CREATE ROLE drafting_keeper NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'drafting_office') THEN CREATE ROLE drafting_office NOLOGIN; END IF;
END $$;
CREATE SCHEMA drafting;
ALTER SCHEMA drafting OWNER TO drafting_keeper;
GRANT USAGE ON SCHEMA drafting TO drafting_office;
SET LOCAL search_path = drafting, pg_temp;

{tables};

-- What a paper says, its passages as a list: no office writes there what the others, with whom it is shared, cannot read.
CREATE FUNCTION is_said(said JSONB) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT COALESCE(said = jsonb_agg(jsonb_build_object('nth', nth, 'text', COALESCE(text, ''),
    'heading', COALESCE(heading, ''), 'demand', COALESCE(demand, ''),
    'disposition', COALESCE(disposition, ''), 'due', COALESCE(due, ''))), said = '[]')
  FROM jsonb_to_recordset(said)
    AS own (nth INTEGER, text TEXT, heading TEXT, demand TEXT, disposition TEXT, due TEXT) $$;
-- It is packed, and lies beside the rows, which the index names the shorter the more of them there are on a page.
CREATE TABLE content (
  paper BIGINT PRIMARY KEY, title TEXT NOT NULL, others TEXT NOT NULL,
  said JSONB NOT NULL CHECK (is_said(said)){own}{of_paper})
  WITH (toast_tuple_target = 128);
DO $$ BEGIN
  ALTER TABLE content ALTER COLUMN said SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN NULL;
END $$;

-- The words of a paper, as they are looked for: pairs of Han characters, the last of a run with a space, and the
-- others. Their places are not kept: a phrase is looked for in the text, which has no limit, where a tsvector keeps 256
-- places of a word and counts no further than 16,383.
CREATE FUNCTION words(title TEXT, said JSONB, others TEXT)
  RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  DECLARE
    signs TEXT[] := string_to_array(regexp_replace(title || said::text, '[^{han}]+', ' ', 'g') || ' ', NULL);
  BEGIN
    RETURN array_to_tsvector(string_to_array(others, ' ')
      || ARRAY(SELECT sign || next FROM unnest(signs, signs[2:]) AS pair (sign, next) WHERE sign <> ' '));
  END $$;
-- Beside the words the index has whose a paper is, whether it is shared, and in which block of so many it was added: a
-- common word is looked for in the newest blocks alone, and among what an office sees.
CREATE FUNCTION marks(paper BIGINT, owner TEXT, shared BOOLEAN) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT array_to_tsvector(ARRAY['#' || $1 / {block}, '@' || $2] || CASE WHEN $3 THEN ARRAY['@'] ELSE '{}' END) $$;
CREATE INDEX content_words ON content USING gin (({words} || {marks}));
CREATE TABLE version (number INTEGER NOT NULL);
INSERT INTO version VALUES ({version});

-- An office sees its own and what is shared; while it writes, its own alone. It writes its own alone.
DO $$ DECLARE name TEXT; BEGIN
  FOREACH name IN ARRAY ARRAY['paper', 'passage', 'content', 'citation', 'file'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own ON %I USING (owner = current_user) WITH CHECK (owner = current_user)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO drafting_office', name);
    IF name <> 'file' THEN
      EXECUTE format('CREATE POLICY seen ON %I FOR SELECT USING'
        ' (shared AND current_setting(''drafting.own'', true) IS DISTINCT FROM ''on'')', name);
    END IF;
  END LOOP;
END $$;
GRANT SELECT ON common, counted, total, version, paper_id_seq TO drafting_office;

-- As SQLite calls it.
CREATE FUNCTION instr(text TEXT, part TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  'SELECT strpos($1, $2) > 0';

-- No index can be asked behind a row's policy, unless by a function that looks at who is asking by itself.
CREATE FUNCTION asking() RETURNS TEXT LANGUAGE sql STABLE AS
  $$ SELECT CASE current_setting('role') WHEN 'none' THEN session_user::text ELSE current_setting('role') END $$;
CREATE FUNCTION seen() RETURNS tsquery LANGUAGE sql STABLE SET search_path = drafting, pg_temp AS $$
  SELECT ('''@' || replace(replace(asking(), '\', '\\'), '''', '''''') || ''''
    || CASE current_setting('drafting.own', true) WHEN 'on' THEN '' ELSE ' | ''@''' END)::tsquery $$;
CREATE FUNCTION holding(query tsquery, below BIGINT) RETURNS TABLE (paper BIGINT)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 5000 SET search_path = drafting, pg_temp AS $$
  SELECT paper FROM content
  WHERE {words} || {marks} @@ (query && seen())
    AND (owner = asking() OR (shared AND current_setting('drafting.own', true) IS DISTINCT FROM 'on'))
    AND (below IS NULL OR content.paper < below)
  $$;

-- What was added last lies beside the index, and every search looks through all of it: into the index with it.
CREATE FUNCTION settle() RETURNS BIGINT LANGUAGE sql SECURITY DEFINER SET search_path = drafting, pg_temp AS
  $$ SELECT gin_clean_pending_list('content_words'::regclass) $$;

-- How often words stand is counted over the letters of all offices, where these are many in one of several. Every office
-- reads it: so it is kept of the words alone that stand in more than one paper of {rare}, and in more than {several}.
CREATE FUNCTION count_words() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = drafting, pg_temp AS $$
  DECLARE
    every BIGINT := 1 + (SELECT papers FROM total) / {counted};
  BEGIN
    LOCK TABLE counted IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM common;
    INSERT INTO common SELECT rtrim(word, '_ '), ndoc * every
      FROM ts_stat(format('SELECT %s FROM content WHERE paper %% %s = 0', $words${words}$words$, every))
      WHERE ndoc * every > greatest((SELECT papers FROM total) / {rare}, {several});
    DELETE FROM counted;
    INSERT INTO counted SELECT papers, papers FROM total;
  END $$;
DO $$ DECLARE name TEXT; BEGIN
  FOR name IN SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'drafting' LOOP
    EXECUTE 'ALTER TABLE ' || name || ' OWNER TO drafting_keeper';
  END LOOP;
END $$;
ALTER VIEW total OWNER TO drafting_keeper;
ALTER FUNCTION is_said(JSONB) OWNER TO drafting_keeper;
ALTER FUNCTION words(TEXT, JSONB, TEXT) OWNER TO drafting_keeper;
ALTER FUNCTION marks(BIGINT, TEXT, BOOLEAN) OWNER TO drafting_keeper;
ALTER FUNCTION instr(TEXT, TEXT) OWNER TO drafting_keeper;
ALTER FUNCTION asking() OWNER TO drafting_keeper;
ALTER FUNCTION seen() OWNER TO drafting_keeper;
ALTER FUNCTION settle() OWNER TO drafting_keeper;
ALTER FUNCTION holding(tsquery, BIGINT) OWNER TO drafting_keeper;
ALTER FUNCTION count_words() OWNER TO drafting_keeper;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA drafting FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA drafting TO drafting_office;
COMMIT;
