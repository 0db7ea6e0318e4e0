-- An organisation says for each channel whether and where it wants its urgings; a further channel needs nothing here.
alter table urging_contact rename column email to address;
alter table urging_contact rename column by_mail to wanted;
alter table urging_contact rename constraint urging_contact_email_check to urging_contact_address_check;
alter table urging_contact add column channel text not null default 'MAIL';
alter table urging_contact alter column channel drop default;
alter table urging_contact drop constraint urging_contact_pkey, add primary key (organisation, channel);

create or replace function urging_delivers() returns trigger language plpgsql as $$
begin
    insert into urging_delivery (urging, channel, state, attempts, next_at)
    select f.id, c.channel, 'WAITING', 0, f.delivered_at
    from fresh f cross join lateral (
        select 'PLATFORM' as channel
        union all
        select k.channel from urging_contact k where k.organisation = f.organisation and k.wanted
        union all
        select 'DUTY' where f.subject_kind = 'NOTICE' and f.automatic and f.step = 2 and f.urgency in ('特急', '特提')
            and exists (select 1 from duty_rotation r where r.organisation = f.organisation)) c
    where f.state = 'DELIVERED'
    on conflict do nothing;
    return null;
end $$;
