-- 回复期限: the issuer may ask for a reply, which the notice cannot be closed without.
alter table notice
    add column reply_required boolean not null default false,
    add column reply_due      date,
    add constraint notice_reply_due check (reply_due is null or reply_required);

-- 办结 is the last step a recipient takes.
alter table receipt
    drop constraint receipt_check,
    drop constraint receipt_check1,
    add constraint receipt_step check ((step, act) in
        ((1, 'OPENED'), (2, 'SIGNED'), (2, 'RETURNED'), (3, 'REPLIED'), (4, 'CLOSED'))),
    add constraint receipt_remark check ((remark is not null) = (act in ('RETURNED', 'REPLIED', 'CLOSED')));
