create table specimen (
    id uuid not null,
    name text not null,
    version bigint not null,
    constraint specimen_pk primary key (id),
    constraint specimen_name_unique unique (name)
);
