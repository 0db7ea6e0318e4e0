-- What an organisation did with a notice: a row for each step, inserted once and never changed. `pos` is its place in
-- the notice's edition of the tree. Signing and returning are the same step, so the key itself excludes doing both, and
-- of two clerks who sign at once one finds the other's signature. No foreign keys: rows are written only for deliveries
-- that were looked up, and a signature must cost no more than an insert.
create table receipt (
    notice       uuid        not null,
    pos          bigint      not null,
    step         smallint    not null,
    act          text        not null,
    organisation text        not null,
    at           timestamptz not null,
    person       text        not null,
    name         text        not null,
    remark       text,
    primary key (notice, pos, step),
    check ((step, act) in ((1, 'OPENED'), (2, 'SIGNED'), (2, 'RETURNED'), (3, 'REPLIED'))),
    check ((remark is not null) = (act in ('RETURNED', 'REPLIED')))
);

create function receipt_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'a receipt never changes';
end $$;
create trigger receipt_is_final before update or delete on receipt for each row execute function receipt_is_final();
