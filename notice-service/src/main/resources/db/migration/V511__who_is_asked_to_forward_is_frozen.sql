-- Who was asked to forward a notice, fixed at its issue as its recipients are, so that what is counted of them has one
-- denominator, whatever becomes of the tree and of other forwards.
create table forward_asked (
    notice       uuid   not null references notice,
    organisation text   not null references organisation,
    -- its place among the notice's recipients
    pos          bigint not null,
    primary key (notice, organisation)
);
