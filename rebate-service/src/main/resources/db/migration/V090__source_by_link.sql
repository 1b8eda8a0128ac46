-- A co-inviter's earnings of a moment are looked for by the users who traded by the owner's link.
create index source_by_link on source (link_id, programme);
