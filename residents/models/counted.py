"""What the database asks of a vote before it may be closed (VT-8, I3)."""

from typing import Final

# Two tellers of this count have finished; every returned paper was read by both, and
# where their readings differ a third person has looked.
COUNTED: Final = """
    IF (
        SELECT count(*) FROM residents_teller teller
        WHERE teller.vote_id = NEW.id AND teller.round = NEW.count_round
            AND teller.place IN (1, 2) AND teller.finished_at IS NOT NULL
    ) <> 2 THEN
        RAISE EXCEPTION 'two people have to finish counting'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'vote_closes_when_counted';
    END IF;
    IF EXISTS (
        SELECT FROM residents_reading reading
        JOIN residents_teller teller ON teller.id = reading.teller_id
        WHERE teller.vote_id = NEW.id AND teller.round = NEW.count_round
        GROUP BY reading.number
        HAVING count(*) FILTER (WHERE teller.place = 3) = 0
            AND (count(*) <> 2 OR count(DISTINCT reading.mark) > 1)
    ) THEN
        RAISE EXCEPTION 'the two counts differ'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'vote_closes_without_mismatch';
    END IF;
    IF (
        SELECT count(DISTINCT reading.number) FROM residents_reading reading
        JOIN residents_teller teller ON teller.id = reading.teller_id
        WHERE teller.vote_id = NEW.id AND teller.round = NEW.count_round
    ) <> (
        SELECT count(*) FROM residents_paper paper
        WHERE paper.vote_id = NEW.id AND paper.state = 'returned'
    ) THEN
        RAISE EXCEPTION 'papers returned and papers counted differ'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'vote_closes_with_every_paper';
    END IF;
    IF EXISTS (
        SELECT FROM residents_mobilebox box
        WHERE box.vote_id = NEW.id AND box.back_at IS NULL
    ) THEN
        RAISE EXCEPTION 'a mobile ballot box is still out'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'vote_closes_with_every_box';
    END IF;
    RETURN NEW;
"""

# The papers of a vote stay as they are outside polling, and once a teller is done.
WHILE_POLLING: Final = """
    SELECT vote.status = 'open' AND NOT EXISTS (
        SELECT FROM residents_teller teller
        WHERE teller.vote_id = vote.id AND teller.round = vote.count_round
            AND teller.finished_at IS NOT NULL
    ), vote.is_secret, vote.proxies_each
    INTO polling, secret, most
    FROM residents_vote vote WHERE vote.id = NEW.vote_id FOR SHARE;
    IF NOT polling THEN
        RAISE EXCEPTION 'papers move only while the vote is open and not counted'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_while_polling';
    END IF;
    IF TG_OP = 'UPDATE' AND secret AND OLD.state = 'returned' AND NEW.state = 'void'
    THEN
        RAISE EXCEPTION 'nobody can take a secret paper out of the box'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_stays_in_the_box';
    END IF;
    IF NEW.box_id IS NOT NULL AND NEW.state = 'returned' AND NOT EXISTS (
        SELECT FROM residents_mobilebox box
        WHERE box.id = NEW.box_id AND box.vote_id = NEW.vote_id
            AND NEW.back_by_id IN (box.first_id, box.second_id)
            AND NEW.back_at >= box.out_at
            AND (box.back_at IS NULL OR NEW.back_at <= box.back_at)
    ) THEN
        RAISE EXCEPTION 'only its two carriers fill a box, while it is out'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_box_of_its_carriers';
    END IF;
    IF NEW.proxy_key IS NOT NULL AND NEW.state <> 'void' AND (
        SELECT count(*) FROM residents_paper paper
        WHERE paper.vote_id = NEW.vote_id AND paper.id <> NEW.id
            AND paper.proxy_key = NEW.proxy_key AND paper.state <> 'void'
    ) >= most THEN
        RAISE EXCEPTION 'this person votes for others already'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_proxies_bounded';
    END IF;
    RETURN NEW;
"""

# A reading: of the running count, by a teller who has not finished, of a paper that is
# there; a third look only where two finished counts differ.
WHILE_COUNTING: Final = """
    SELECT teller.vote_id, teller.place, teller.round,
           vote.status = 'open' AND teller.finished_at IS NULL
               AND teller.round = vote.count_round,
           vote.is_secret
    INTO the_vote, the_place, the_round, counting, secret
    FROM residents_teller teller JOIN residents_vote vote ON vote.id = teller.vote_id
    WHERE teller.id = NEW.teller_id;
    IF NOT counting THEN
        RAISE EXCEPTION 'this count is finished'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reading_while_counting';
    END IF;
    IF NOT secret AND NOT EXISTS (
        SELECT FROM residents_paper paper WHERE paper.vote_id = the_vote
            AND paper.serial = NEW.number AND paper.state = 'returned'
    ) OR secret AND NEW.number > (
        SELECT count(*) FROM residents_paper paper
        WHERE paper.vote_id = the_vote AND paper.state = 'returned'
    ) THEN
        RAISE EXCEPTION 'no such paper came back'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reading_of_a_paper';
    END IF;
    IF the_place = 3 AND (
        SELECT count(DISTINCT reading.mark) FROM residents_reading reading
        JOIN residents_teller teller ON teller.id = reading.teller_id
        WHERE teller.vote_id = the_vote AND teller.round = the_round
            AND teller.place IN (1, 2) AND teller.finished_at IS NOT NULL
            AND reading.number = NEW.number
    ) < 2 THEN
        RAISE EXCEPTION 'a third look is for papers two people read differently'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'reading_third_where_two_differ';
    END IF;
    RETURN NEW;
"""

# A box goes out while the vote is open, and comes back once.
WHILE_OPEN: Final = """
    IF (SELECT vote.status FROM residents_vote vote WHERE vote.id = NEW.vote_id)
        <> 'open' THEN
        RAISE EXCEPTION 'a box goes out while the vote is open'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mobilebox_while_open';
    END IF;
    RETURN NEW;
"""

# The roll is written between the announcement and the opening, and never again; of
# households or of adults, as was announced.
WHILE_FREEZING: Final = """
    SELECT vote.status, vote.voters INTO status, voters
    FROM residents_vote vote WHERE vote.id = NEW.vote_id;
    IF (voters = 'adults') <> (NEW.person_id IS NOT NULL) THEN
        RAISE EXCEPTION 'this roll is of %', voters
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rollentry_of_its_voters';
    END IF;
    IF status <> 'noticed' THEN
        RAISE EXCEPTION 'the roll is frozen'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rollentry_frozen';
    END IF;
    RETURN NEW;
"""
