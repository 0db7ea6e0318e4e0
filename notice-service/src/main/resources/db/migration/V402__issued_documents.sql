-- An issued notice as one text with one digest, which is what forwards are bound to and what anybody can verify who
-- holds the code printed on the document.
create table issued_document (
    notice       uuid primary key references notice,
    content      text not null,
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    verification text not null unique check (length(verification) >= 26)
);

create function issued_document_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'the document of notice % never changes', old.notice;
end $$;
create trigger issued_document_is_final before update or delete on issued_document
    for each row execute function issued_document_is_final();
