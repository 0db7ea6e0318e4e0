-- What auditors ask for, newest first. Only chained lines are shown, so whoever writes a line keeps none of this up.
create index audit_time on audit (at, seq) where seq is not null;
create index audit_person on audit (subject, at, seq) where seq is not null;
create index audit_organisation on audit (organisation, at, seq) where seq is not null;
create index audit_of_object on audit (object_type, object_id, at, seq) where seq is not null;
drop index audit_object;

-- How far the trail's beginning was removed for its age: the hash of the last removed line is where the chain goes on.
create table audit_horizon (
    seq        bigint primary key,
    hash       bytea       not null,
    lines      bigint      not null,
    newest     timestamptz not null,
    removed_at timestamptz not null default now()
);
create function audit_horizon_kept() returns trigger language plpgsql as $$
begin
    raise exception 'the horizon of the audit trail is append-only';
end $$;
create trigger audit_horizon_kept before update or delete on audit_horizon
    for each row execute function audit_horizon_kept();

-- A line may go when the chain's beginning was moved behind it, and never within 180 days.
create function audit_kept() returns trigger language plpgsql as $$
begin
    if old.seq <= (select max(seq) from audit_horizon) and old.at < now() - interval '180 days' then
        return old;
    end if;
    raise exception 'the audit trail is append-only';
end $$;
drop trigger audit_append_only on audit;
create trigger audit_append_only before update on audit for each row execute function audit_append_only();
create trigger audit_kept before delete on audit for each row execute function audit_kept();

-- Removes some of the oldest lines, in the chain's order and never its newest one; tells how many.
create function audit_forget(keep_days int, most int) returns bigint language plpgsql as $$
declare
    removed bigint;
    mark    audit_horizon;
begin
    if keep_days < 180 then
        raise exception 'the audit trail is kept for at least 180 days, not %', keep_days;
    end if;
    perform pg_advisory_xact_lock(7887337266164678998);
    select max(o.seq), count(*), max(o.at) into mark.seq, mark.lines, mark.newest
    from (select a.seq, a.at, bool_and(a.at < now() - make_interval(days => keep_days)) over (order by a.seq) as old
          from (select seq, at from audit where seq is not null order by seq limit most) a) o
    where o.old and o.seq < (select max(seq) from audit);
    if mark.seq is null then
        return 0;
    end if;
    insert into audit_horizon (seq, hash, lines, newest)
    select mark.seq, a.hash, mark.lines, mark.newest from audit a where a.seq = mark.seq;
    delete from audit where seq <= mark.seq;
    get diagnostics removed = row_count;
    return removed;
end $$;

-- Checks of the whole chain that somebody asked for, and how far they are.
create table audit_verification (
    id           uuid primary key default uuidv7(),
    asked_at     timestamptz not null default now(),
    asked_by     text        not null,
    -- the chain as long as it was when it was asked
    until_seq    bigint      not null,
    checked_seq  bigint      not null,
    checked_hash bytea       not null,
    lines        bigint      not null default 0,
    broken_seq   bigint,
    ended_at     timestamptz
);
create unique index audit_verification_one_at_a_time on audit_verification ((true)) where ended_at is null;
