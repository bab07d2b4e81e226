-- Run by the image as a superuser over the local socket, once, when the volume is new.
-- An unset variable is a syntax error below, so that no role is made without a password.
\getenv password DATABASE_PASSWORD
CREATE ROLE dateline LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE dateline OWNER dateline TEMPLATE template0 ENCODING 'UTF8';
\connect dateline
CREATE EXTENSION vector;
-- The image asks for a password of the superuser; without one he is let in by the container's own socket alone.
ALTER ROLE CURRENT_USER PASSWORD NULL;
