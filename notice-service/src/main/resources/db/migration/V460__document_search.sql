-- What issued documents are found by, beside the documents and made from them. The words are cut in Java: to PostgreSQL
-- an unbroken Chinese clause is one word.

-- Who may read: an issuing organisation, or the shape of a clause of an audience. There are far fewer of them than
-- documents, so an index on them answers "which documents may concern this reader". What narrows a clause further is left
-- to the rule that is asked of each document found.
create table search_reader (
    id         int generated always as identity primary key,
    from_pos   bigint,
    to_pos     bigint,
    depth_from int,
    depth_to   int,
    kinds      text[],
    groups     text[],
    issuer     text,
    check ((issuer is null) = (from_pos is not null and to_pos is not null and depth_from is not null
        and depth_to is not null)),
    unique nulls not distinct (from_pos, to_pos, depth_from, depth_to, kinds, groups, issuer)
);
create index search_reader_around on search_reader using gist (int8range(from_pos, to_pos + 1)) where issuer is null;
create unique index search_reader_issuer on search_reader (issuer) where issuer is not null;

-- keys: words as they are, words of title and number behind a ^, of a forward also those of what it carries on behind a
-- ~, and by what else a document is found behind a capital letter. No index on issue_order, on purpose: the planner would
-- walk it and read every document's keys. The key of the document's block of issue orders takes its place.
create table search_document (
    notice      uuid primary key references notice,
    issue_order bigint   not null,
    issued_on   date     not null,
    issuer      int      not null,
    -- the issuer among them
    readers     int[]    not null,
    keys        tsvector not null
);
-- keys lie apart, so that thousands of hits are a few pages
alter table search_document set (toast_tuple_target = 128);
-- what waits to be sorted into the index is read by every search
create index search_document_keys on search_document using gin (readers, keys) with (gin_pending_list_limit = 256);

-- The dates that documents of a block bear. They follow the order of issue but for those entered from paper.
create table search_block (
    block    bigint primary key,
    first_on date not null,
    last_on  date not null
);

-- The newest of those that meet the query. With p_block, the size of a block, from the newest block backwards, in steps
-- that grow, until there are enough: so a word that stands in every document costs no more than a rare one. Without, at
-- once. Readers: p_readers are looked up in the index, which is quick for a few; many are compared with what was found.
-- All are null for who may read everything.
create function search_back(p_query tsquery, p_readers int[], p_issuers int[], p_clauses int[], p_below bigint, p_from date,
    p_to date, p_limit int, p_block bigint) returns table (notice uuid, issue_order bigint) language plpgsql stable as $$
declare
    blocks bigint[] := case when p_block is null then array[-1]
        else array(select b.block from search_block b where b.block <= (p_below - 1) / p_block
            and b.first_on <= p_to and b.last_on >= p_from order by b.block desc) end;
    at int := 1;
    step int := 1;
    missing int := p_limit;
    narrowed tsquery := p_query;
    taken int;
begin
    while at <= cardinality(blocks) and missing > 0 loop
        if p_block is not null then
            narrowed := p_query && cast('B' || array_to_string(blocks[at : at + step - 1], ' | B') as tsquery);
        end if;
        if p_readers is not null then
            return query select d.notice, d.issue_order from search_document d
                where d.keys @@ narrowed and d.readers && p_readers
                    and d.issue_order < p_below and d.issued_on between p_from and p_to
                order by d.issue_order desc limit missing;
        elsif p_issuers is not null then
            return query select d.notice, d.issue_order from search_document d
                where d.keys @@ narrowed and (d.issuer = any (p_issuers) or d.readers && p_clauses)
                    and d.issue_order < p_below and d.issued_on between p_from and p_to
                order by d.issue_order desc limit missing;
        else
            return query select d.notice, d.issue_order from search_document d
                where d.keys @@ narrowed and d.issue_order < p_below and d.issued_on between p_from and p_to
                order by d.issue_order desc limit missing;
        end if;
        get diagnostics taken = row_count;
        missing := missing - taken;
        at := at + step;
        step := least(8, step * 2);
    end loop;
end $$;

-- Documents issued and not yet taken in. Whoever issues writes a row in its own transaction, nothing more.
create table search_waiting (
    notice      uuid primary key references notice,
    issue_order bigint  not null,
    -- issued before there was a search
    old         boolean not null
);
create index search_waiting_order on search_waiting (old, issue_order desc);

create function notice_waits_for_search() returns trigger language plpgsql as $$
begin
    insert into search_waiting values (new.id, new.issue_order, false) on conflict do nothing;
    return null;
end $$;
create trigger notice_waits_for_search after insert or update on notice for each row when (new.state = 'ISSUED')
    execute function notice_waits_for_search();

insert into search_waiting select id, issue_order, true from notice where state = 'ISSUED';
