-- Which digest a message carries: asked when a later digest takes the place of one that did not leave.
alter table digest add key digest_message_ix (message_id);
