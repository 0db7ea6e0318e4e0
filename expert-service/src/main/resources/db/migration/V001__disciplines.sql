-- Disciplines of GB/T 13745 (学科分类与代码); the rows come from codes/disciplines.csv.
create table discipline (
    code    text primary key check (code ~ '^[0-9]{3}([0-9]{2}){0,2}$'),
    name    text   not null,
    note    text,
    parent  text references discipline deferrable initially deferred,
    -- its own code and all above it, so that "this field and everything below" is one test
    lineage text[] not null check (lineage @> array [code])
);
create index discipline_lineage on discipline using gin (lineage);
