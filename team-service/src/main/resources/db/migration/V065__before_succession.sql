-- While replicas are replaced, those of the release before go on founding teams, ending stays and
-- inviting as they did before V050. What they know nothing of is filled in as V050 filled in what it
-- found. A bridge: it goes when no release before V050 is left to write.
alter table invitation
    alter column expires_at set default current_timestamp + interval '30 days';

create function invitation_is_decided() returns trigger language plpgsql as $$
begin
    new.decided_by := new.partner_id;
    return new;
end
$$;
create trigger invitation_decided_without_saying_by_whom before insert or update on invitation
    for each row when (new.state in ('ACCEPTED', 'DECLINED') and new.decided_by is null)
    execute function invitation_is_decided();

create function team_is_led() returns trigger language plpgsql as $$
begin
    insert into lead_tenure (team_id, n, partner_id, way, decided_by, since)
    values (new.id, 1, new.lead_id, 'FOUNDED', new.lead_id, new.created_at)
    on conflict (team_id, n) do nothing;
    return null;
end
$$;
create trigger team_founded_is_led after insert on team
    for each row execute function team_is_led();

create function membership_ends() returns trigger language plpgsql as $$
begin
    select e.kind, e.declared_by into new.ended_as, new.ended_by
    from agreement_exit e join agreement a on a.id = e.agreement_id
    where a.team_id = new.team_id and e.partner_id = new.partner_id and e.declared_at = new.left_at
    limit 1;
    new.ended_as := coalesce(new.ended_as, 'LEFT');
    new.ended_by := coalesce(new.ended_by, new.partner_id);
    return new;
end
$$;
create trigger membership_ended_without_saying_how before insert or update on membership
    for each row when (new.left_at is not null and new.ended_as is null)
    execute function membership_ends();
