-- An issued document is printed once, when it is first asked for: everybody gets the same file, whose digest is public.
create table printed_document (
    notice     uuid primary key references notice,
    pdf        bytea       not null,
    sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    printed_at timestamptz not null
);
-- its fonts and streams are compressed already
alter table printed_document alter column pdf set storage external;

create function printed_document_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'the printed document of notice % never changes', old.notice;
end $$;
create trigger printed_document_is_final before update or delete on printed_document
    for each row execute function printed_document_is_final();
