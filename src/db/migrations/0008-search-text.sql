-- Search inside texts: what somebody read is found by its own words, with marks or without. The same folding and the
-- same grams as names have (src/core/text), made by the database itself, because texts are written in several places.

-- Lower case, no marks, đ as d, every run of other characters one space: src/core/text/fold.ts.
create function kheo_fold(words text) returns text language sql immutable strict parallel safe
  return btrim(regexp_replace(
    lower(translate(regexp_replace(normalize(words, nfd) collate "C", '[\u0300-\u036f]', '', 'g'), 'đĐÐð', 'dddd')),
    '[^a-z0-9]+', ' ', 'g'));

-- The folded words and each pair of neighbours: src/core/text/grams.ts. Of a very long text its beginning; of a very
-- long word, too. The planner is told what it costs: to make them row by row is always dearer than to ask the index.
create function kheo_grams(words text) returns text[] language sql immutable strict parallel safe cost 5000
  return (
    select coalesce(array_agg(distinct g.gram), '{}')
    from (
      select w.word, lead(w.word) over (order by w.at) as next
      from (
        select left(u.word, 40) as word, u.at
        from unnest(string_to_array(kheo_fold(left(words, 200000)), ' ')) with ordinality as u (word, at)
      ) w
    ) p,
    lateral (values (p.word), (p.word || ' ' || p.next)) as g (gram)
    where g.gram <> '');

create index document_text_grams on document_text using gin (kheo_grams(text)) with (fastupdate = off);
create index claim_grams on claim using gin (kheo_grams(quote)) with (fastupdate = off);
-- A slug holds the movement, the unit and the period in folded words.
create index programme_grams on programme using gin (kheo_grams(slug)) with (fastupdate = off);

-- Counting grams would cost every analyze as much as making them again, and tell the planner nothing: a search always
-- uses the index.
alter index document_text_grams alter column 1 set statistics 0;
alter index claim_grams alter column 1 set statistics 0;
alter index programme_grams alter column 1 set statistics 0;

-- The words of figures for the search: a claim whose document is public, without the figure, which is looked up for the
-- few that are shown.
create view public_claim_words as
  select c.tenant_id, c.figure_id, c.document_id, c.quote, d.issued_on
  from claim c
  join document d on d.tenant_id = c.tenant_id and d.id = c.document_id and d.public
  join tenant t on t.id = c.tenant_id and t.listed;
grant select on public_claim_words to kheo_public, kheo_app;

grant execute on function kheo_fold(text), kheo_grams(text) to kheo_app, kheo_public;
