-- What organisations are found by: each name one has or had. Keys of a name are "=" and the name as written, in short
-- (科学技术协会 as 科协) and in brief (大连市科协 as 大连科协); "~" and the pinyin and the pinyin initials of each; and each
-- two characters that follow one another. Beside the directory and not in it, so that imports and moves stay cheap.
create table organisation_search (
    code   text     not null references organisation,
    name   text     not null,
    short  text     not null,
    brief  text     not null,
    former boolean  not null,
    depth  int      not null,
    keys   tsvector not null,
    primary key (code, name)
);
create index organisation_search_keys on organisation_search using gin (keys);
create index organisation_search_code on organisation_search (code text_pattern_ops);
-- for what nearly everything matches, such as 科协
create index organisation_search_order on organisation_search (former, depth, code, name);
-- two characters that half of the names have must be known to be frequent
alter table organisation_search alter column keys set statistics 1000;

drop index organisation_name;
drop index organisation_code;
