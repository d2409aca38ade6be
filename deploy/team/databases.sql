-- The two databases and their ordinary roles. Choose passwords of your own.
create role director login password 'director';
create role dagster login password 'dagster';
create database director owner director;
create database dagster owner dagster;
