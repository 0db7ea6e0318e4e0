-- Which organisations' duty was touched since gaps were told last. Only added to, so that nobody waits for anybody; the
-- one who tells takes everything out.
create table duty_touched (
    organisation text not null
);

-- What was told of an organisation's gaps in the night, as seconds after its beginning; empty for none.
create table duty_gap_told (
    organisation text primary key,
    gaps         text not null
);

-- The night that was looked at last.
create table duty_night_told (
    only_one boolean primary key default true check (only_one),
    night    date not null
);

create function duty_is_touched() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'duty_person' then
        insert into duty_touched values (new.organisation);
    elsif tg_table_name = 'duty_demand' then
        insert into duty_touched select code from audience_member where audience = new.audience;
    else
        insert into duty_touched select organisation from duty_rotation where id = coalesce(new.rotation, old.rotation);
    end if;
    return null;
end $$;

create trigger duty_plan_touches after insert or update or delete on duty_plan
    for each row execute function duty_is_touched();
create trigger duty_change_touches after insert on duty_change
    for each row execute function duty_is_touched();
-- a drill asks nobody to be there
create trigger duty_demand_touches after insert or update of until on duty_demand
    for each row when (not new.drill) execute function duty_is_touched();
create trigger duty_person_touches after update of left_at on duty_person
    for each row when (old.left_at is distinct from new.left_at) execute function duty_is_touched();
