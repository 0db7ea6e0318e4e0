-- A delegation lends what the giver's roles allow, and ends by itself when these are lost.
alter table delegation add column roles text[] not null default '{issuer}' check (roles <> '{}');
alter table delegation alter column roles drop default;
alter table delegation add column end_reason text check (end_reason in ('WITHDRAWN', 'ROLES_LOST', 'ACCOUNT_LOST'));
update delegation set end_reason = 'WITHDRAWN' where ended_at is not null;
alter table delegation drop constraint delegation_check2;
alter table delegation add check ((ended_at is null) = (end_reason is null));
alter table delegation add check ((ended_by is not null) = (coalesce(end_reason, '') = 'WITHDRAWN'));
create index delegation_from on delegation (from_subject) where ended_at is null;

-- Whose right it was, where a colleague stood in: that is the signatory (签发人) of an upward document.
alter table notice_step add column stands_in_for text;
