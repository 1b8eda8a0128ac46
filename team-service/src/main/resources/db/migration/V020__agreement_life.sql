alter table agreement drop constraint agreement_state_known;
alter table agreement add constraint agreement_state_known check (state in
    ('DRAFT', 'PROPOSED', 'ACTIVE', 'SUPERSEDED', 'TERMINATED', 'DECLINED', 'EXPIRED'));

alter table agreement add column decided_reason text;
alter table agreement add constraint agreement_reason_of_decline
    check (decided_reason is null or state = 'DECLINED' and char_length(decided_reason) <= 1000);

comment on table agreement is
    'One version of a team''s agreement. A proposal past expires_at has expired; its row follows by schedule.';

create index agreement_to_expire on agreement (expires_at) where state = 'PROPOSED';

alter table signing_key
    add column predecessor_id uuid,
    add column endorsement text,
    add column rotated_at timestamptz,
    add constraint signing_key_predecessor_fk foreign key (predecessor_id) references signing_key (id),
    add constraint signing_key_rotated_once unique (predecessor_id),
    add constraint signing_key_endorsed check ((predecessor_id is null) = (endorsement is null));

comment on column signing_key.endorsement is
    'The predecessor''s signature over tandem-signing-key-rotation:, the owner''s id, : and this key.';
comment on column signing_key.rotated_at is
    'From then on its successor signs; what it signed before counts.';
