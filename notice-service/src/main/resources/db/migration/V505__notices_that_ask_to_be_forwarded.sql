-- 要求转发: the issuer may ask those a notice is addressed to, to carry it on to those directly below them.
alter table notice add column forward_required boolean not null default false;
-- The forwards of a chain over all hops.
create index notice_root on notice (root) where root is not null;

-- Reminders of it, under the same ladder as those of a signature.
alter table urging
    drop constraint urging_subject_kind_check,
    drop constraint urging_settled_by_check,
    add constraint urging_subject_kind_check
        check (subject_kind in ('REPORT', 'TASK', 'NOTICE', 'SILENCE', 'REPLY', 'FORWARD')),
    add constraint urging_settled_by_check check (settled_by in
        ('SUBMISSION', 'COMPLETION', 'END', 'SIGNATURE', 'RETURN', 'WITHDRAWAL', 'REPLY', 'FORWARD'));

-- It had no name of its own.
do $$
declare
    unnamed text;
begin
    select conname into strict unnamed from pg_constraint
        where conrelid = 'urging'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%root IS NOT NULL%';
    execute format('alter table urging drop constraint %I', unnamed);
end $$;
alter table urging add constraint urging_root
    check ((root is not null) = (subject_kind in ('NOTICE', 'SILENCE', 'FORWARD')));
