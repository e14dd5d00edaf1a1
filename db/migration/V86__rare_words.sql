-- A word that many notices have leads to nothing: it is counted, and no longer kept a notice. Which notices were counted
-- says the empty word.
insert ignore into notice_word (word, notice_id) select distinct '', notice_id from notice_word;
delete w from notice_word w join word_count c on c.word = w.word where c.notices > 200 and w.word <> '';
