-- Where the chain ended at a time, also told outside the database: who cuts the chain's end off cannot cut that.
-- The root is that of the Merkle tree over the hashes from the first to this one (RFC 9162, 2.1).
create table evidence_anchor (
	number bigint not null,
	hash binary(32) not null,
	root binary(32) not null,
	anchored_at datetime(6) not null,
	primary key (number)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
