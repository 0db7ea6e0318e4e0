-- A drill's urgings keep to what the day has left, but a real one finds the day as if there were no drill.
drop index urging_slot;
create unique index urging_slot on urging (organisation, day, slot, drill) where state <> 'CANCELLED';
