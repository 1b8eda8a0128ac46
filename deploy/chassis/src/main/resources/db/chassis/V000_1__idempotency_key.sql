create table idempotency_key (
    caller text not null,
    key text not null,
    fingerprint text not null,
    status smallint,
    content text,
    created_at timestamptz not null,
    constraint idempotency_key_pk primary key (caller, key)
);

comment on table idempotency_key is
    'One row per effect that a caller named; status and content are the answer to give again.';

create index idempotency_key_by_age on idempotency_key (created_at);
