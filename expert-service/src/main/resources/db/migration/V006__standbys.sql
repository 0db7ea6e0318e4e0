-- Pools that a response asks to stand by (待命): what is known of it, newest by the moment it happened and not by when it
-- was told. A stand-down is final, even when it was told first; then organisation and event may be unknown.
create table standby (
    response     uuid primary key,
    organisation text,
    event        text,
    level        text,
    drill        boolean     not null,
    -- names as the plan has them: of an organisation's pool, by code or name, or of a category of experts; null while
    -- they are not known
    pools        text[],
    since        timestamptz,
    changed_at   timestamptz not null,
    ended_at     timestamptz
);
create index standby_running on standby (organisation) where ended_at is null;
