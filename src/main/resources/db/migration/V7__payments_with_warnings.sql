-- Few payments have warnings, and people look for those: newest first, of any code or of one. The others are not in this
-- index, so that their insert pays nothing for it.
create index payment_warned on payment (id desc) where warnings is not null;
