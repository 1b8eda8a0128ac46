-- A database per service, and its three roles: who migrates, who serves, who only looks.
create role referral_owner login password 'dev-referral-owner';
create role referral_app login password 'dev-referral-app';
create role referral_reader login password 'dev-referral-reader';
create database referral owner referral_owner;
revoke all on database referral from public;
grant connect on database referral to referral_app, referral_reader;

create role rebate_owner login password 'dev-rebate-owner';
create role rebate_app login password 'dev-rebate-app';
create role rebate_reader login password 'dev-rebate-reader';
create database rebate owner rebate_owner;
revoke all on database rebate from public;
grant connect on database rebate to rebate_app, rebate_reader;

create role team_owner login password 'dev-team-owner';
create role team_app login password 'dev-team-app';
create role team_reader login password 'dev-team-reader';
create database team owner team_owner;
revoke all on database team from public;
grant connect on database team to team_app, team_reader;
