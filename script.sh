echo a$
