-- The views of the exported DuckDB file: answers to the usual questions. The comment of a view is one line that says
-- what it answers; the README.txt of an export lists them.
--
-- A value counts where its status is verified, agreed, single or corrected and it is not null. What is contested or
-- null is shown beside, and enters no mean.

CREATE VIEW scores_wide AS
WITH long AS (
    SELECT
        document_id, agency_id, fiscal_year_be, code, score, status, confidence,
        score IS NOT NULL AND status IN ('verified', 'agreed', 'single', 'corrected') AS counts,
        CAST(NULL AS VARCHAR) AS level, CAST(NULL AS BOOLEAN) AS consistent
    FROM scores
    WHERE scope IN ('overall', 'instrument', 'indicator') AND code NOT IN ({parts})
    UNION ALL
    SELECT document_id, agency_id, fiscal_year_be, NULL, NULL, NULL, NULL, NULL, level, consistent FROM levels
),
wide AS (
    SELECT
        document_id, agency_id, fiscal_year_be,
        -- {columns}
        max(level) AS level,
        bool_and(consistent) AS level_consistent,
        string_agg(code || ': ' || coalesce(CAST(score AS VARCHAR), 'no value') || ' ' || status, '; ' ORDER BY length(code), code)
            FILTER (WHERE NOT counts) AS doubtful,
        coalesce(bool_or(NOT counts AND code = 'ITA'), FALSE) AS total_doubtful,
        count(*) FILTER (WHERE counts) AS counted,
        round(avg(confidence) FILTER (WHERE counts), 4) AS confidence
    FROM long
    GROUP BY document_id, agency_id, fiscal_year_be
)
SELECT
    wide.document_id, d.source, wide.agency_id, a.name_th AS agency, a.agency_type, a.province,
    a.resolution AS agency_resolution, wide.fiscal_year_be,
    wide.* EXCLUDE (document_id, agency_id, fiscal_year_be),
    wide.agency_id IS NOT DISTINCT FROM d.agency_id AND wide.agency_id IS NOT NULL AS about_this_agency,
    wide.fiscal_year_be IS NOT DISTINCT FROM d.fiscal_year_be AND wide.fiscal_year_be IS NOT NULL AS about_this_year
FROM wide
JOIN documents AS d USING (document_id)
LEFT JOIN agencies AS a ON a.agency_id = wide.agency_id;

COMMENT ON VIEW scores_wide IS 'What does each document say, one row for each agency and year? Total, instruments and indicators as columns; a value that is contested or null stands in "doubtful" only, so means over columns are safe.';

CREATE VIEW agency_year AS
SELECT
    *,
    count(*) OVER same AS documents,
    min(ita) OVER same IS DISTINCT FROM max(ita) OVER same AS documents_differ
FROM scores_wide
WHERE agency_id IS NOT NULL AND fiscal_year_be IS NOT NULL
WINDOW same AS (PARTITION BY agency_id, fiscal_year_be)
QUALIFY row_number() OVER (
    PARTITION BY agency_id, fiscal_year_be
    ORDER BY
        counted DESC, (ita IS NOT NULL) DESC, (level IS NOT NULL) DESC, about_this_agency DESC, about_this_year DESC,
        confidence DESC NULLS LAST, document_id
) = 1
ORDER BY agency_id, fiscal_year_be;

COMMENT ON VIEW agency_year IS 'What did each agency get in each year, counted once? One row of scores_wide: that of the document with the most values that count; among equals one that has the total, then a level, then the agency''s own report, then the year''s own report, then the surest, then the smallest document_id. "documents" says how many there were, "documents_differ" whether their totals differ.';

CREATE VIEW agency_year_scores AS
SELECT
    s.*, y.agency, y.agency_type, y.province,
    CASE WHEN s.status IN ('verified', 'agreed', 'single', 'corrected') THEN s.score END AS counted
FROM scores AS s
JOIN agency_year AS y USING (document_id, agency_id, fiscal_year_be);

COMMENT ON VIEW agency_year_scores IS 'Which scores make up agency_year, one a row? "counted" is the score where it may enter a mean, else null.';

CREATE VIEW totals_by_year AS
SELECT
    fiscal_year_be, count(ita) AS agencies, CAST(round(avg(ita), 2) AS DECIMAL(5, 2)) AS mean_total,
    CAST(round(median(ita), 2) AS DECIMAL(5, 2)) AS median_total, min(ita) AS least_total, max(ita) AS greatest_total,
    count(*) FILTER (WHERE total_doubtful) AS left_out_doubtful,
    count(*) FILTER (WHERE ita IS NULL AND NOT total_doubtful) AS total_not_printed
FROM agency_year
GROUP BY fiscal_year_be
ORDER BY fiscal_year_be;

COMMENT ON VIEW totals_by_year IS 'How high is the total in each year? Mean, median, least and greatest over "agencies" agencies; doubtful totals are left out and counted beside.';

CREATE VIEW totals_by_province_year AS
SELECT
    province, fiscal_year_be, count(ita) AS agencies, CAST(round(avg(ita), 2) AS DECIMAL(5, 2)) AS mean_total,
    CAST(round(median(ita), 2) AS DECIMAL(5, 2)) AS median_total, min(ita) AS least_total, max(ita) AS greatest_total,
    count(*) FILTER (WHERE total_doubtful) AS left_out_doubtful,
    count(*) FILTER (WHERE ita IS NULL AND NOT total_doubtful) AS total_not_printed
FROM agency_year
GROUP BY province, fiscal_year_be
ORDER BY province, fiscal_year_be;

COMMENT ON VIEW totals_by_province_year IS 'How high is the total in each province and year? As totals_by_year; without a province are bodies of the state as a whole and those whose place is not known.';

CREATE VIEW levels_by_year AS
SELECT
    fiscal_year_be, level, count(*) AS agencies,
    CAST(round(100.0 * count(*) / sum(count(*)) OVER (PARTITION BY fiscal_year_be), 2) AS DECIMAL(5, 2)) AS percent,
    count(*) FILTER (WHERE level_consistent = FALSE) AS not_earned
FROM agency_year
WHERE level IS NOT NULL
GROUP BY fiscal_year_be, level
ORDER BY fiscal_year_be, max(ita) DESC NULLS LAST, level;

COMMENT ON VIEW levels_by_year IS 'How many agencies reached which level in each year? Levels as printed; "not_earned" of them are not what the printed scores earn.';

CREATE VIEW instrument_means_by_year AS
SELECT
    fiscal_year_be, instrument, count(counted) AS agencies, CAST(round(avg(counted), 2) AS DECIMAL(5, 2)) AS mean_score,
    min(counted) AS least_score, max(counted) AS greatest_score, count(*) - count(counted) AS left_out_doubtful
FROM agency_year_scores
WHERE code IN ({instruments})
GROUP BY fiscal_year_be, instrument
ORDER BY fiscal_year_be, instrument;

COMMENT ON VIEW instrument_means_by_year IS 'How high are the instruments in each year? Over "agencies" agencies that print them; doubtful ones are left out and counted beside.';

CREATE VIEW indicator_means_by_year AS
SELECT
    fiscal_year_be, indicator, min(name_th) AS name_th, count(counted) AS agencies,
    CAST(round(avg(counted), 2) AS DECIMAL(5, 2)) AS mean_score, min(counted) AS least_score,
    max(counted) AS greatest_score, count(*) - count(counted) AS left_out_doubtful
FROM agency_year_scores
WHERE scope = 'indicator'
GROUP BY fiscal_year_be, indicator
ORDER BY fiscal_year_be, indicator;

COMMENT ON VIEW indicator_means_by_year IS 'How high is each indicator in each year? Over "agencies" agencies that print it; doubtful ones are left out and counted beside.';

CREATE VIEW agency_history AS
SELECT
    agency_id, agency, agency_type, province, fiscal_year_be, ita AS total, level, total_doubtful,
    lag(CASE WHEN ita IS NOT NULL THEN fiscal_year_be END IGNORE NULLS) OVER years AS since_year,
    ita - lag(ita IGNORE NULLS) OVER years AS change,
    document_id, source
FROM agency_year
WINDOW years AS (PARTITION BY agency_id ORDER BY fiscal_year_be)
ORDER BY agency_id, fiscal_year_be;

COMMENT ON VIEW agency_history IS 'How did each agency''s total change? "change" is against "since_year", the last year before with a total that counts (not always the year before).';

CREATE VIEW weakest_indicators AS
SELECT
    agency_id, agency, province, fiscal_year_be,
    rank() OVER (PARTITION BY agency_id, fiscal_year_be ORDER BY counted) AS place,
    indicator, name_th, counted AS score, status,
    count(*) OVER (PARTITION BY agency_id, fiscal_year_be) AS indicators_known
FROM agency_year_scores
WHERE scope = 'indicator' AND counted IS NOT NULL
QUALIFY place <= 3
ORDER BY agency_id, fiscal_year_be, place, indicator;

COMMENT ON VIEW weakest_indicators IS 'Which three indicators are each agency''s lowest in each year? Ties share a place; where "indicators_known" is less than the year has, a lower one may be missing.';

CREATE VIEW needs_eyes AS
WITH doubted AS (
    SELECT
        *,
        CASE
            WHEN score IS NULL THEN 'no value could be settled'
            WHEN status = 'contested' THEN 'prints or arithmetic contradict it'
            WHEN agency_id IS NULL THEN 'agency not known'
            WHEN fiscal_year_be IS NULL THEN 'year not known'
            WHEN confidence < 0.8 THEN 'name or figure not read surely'  -- a plain single print has 0.85
        END AS reason
    FROM scores
),
prints AS (
    SELECT
        m.document_id, m.agency_id, m.fiscal_year_be, m.code,
        string_agg(
            m.raw_value || coalesce(' (page ' || m.page || ')', ' (line ' || m.line || ')', ''), '; '
            ORDER BY m.page, m.line, m.top, m.x0, m.mention_id
        ) AS prints
    FROM mentions AS m
    WHERE m.level IS NULL AND m.document_id IN (SELECT document_id FROM doubted WHERE reason IS NOT NULL)
    GROUP BY m.document_id, m.agency_id, m.fiscal_year_be, m.code
)
SELECT
    s.reason, d.source, a.name_th AS agency, s.fiscal_year_be, s.code, s.name_th, s.score, s.status, s.rule,
    s.confidence, p.prints, s.document_id, s.agency_id
FROM doubted AS s
JOIN documents AS d USING (document_id)
LEFT JOIN agencies AS a ON a.agency_id = s.agency_id
LEFT JOIN prints AS p
    ON p.document_id = s.document_id AND p.agency_id IS NOT DISTINCT FROM s.agency_id
    AND p.fiscal_year_be IS NOT DISTINCT FROM s.fiscal_year_be AND p.code = s.code
WHERE s.reason IS NOT NULL
ORDER BY s.score IS NOT NULL, d.source, s.agency_id, s.fiscal_year_be, s.code;

COMMENT ON VIEW needs_eyes IS 'Which scores should a person look at, and why? Null, contested, without agency or year, or of low confidence; with all prints as they stand in the document.';

CREATE VIEW finding_counts AS
SELECT code, severity, count(*) AS findings, count(DISTINCT document_id) AS documents
FROM findings
GROUP BY code, severity
ORDER BY list_position(['error', 'warning', 'info'], severity), findings DESC, code;

COMMENT ON VIEW finding_counts IS 'What did a careful reader mark, and how often?';

CREATE VIEW coverage AS
SELECT
    province, fiscal_year_be, count(DISTINCT agency_id) AS agencies,
    count(DISTINCT agency_id) FILTER (WHERE ita IS NOT NULL) AS with_total,
    count(DISTINCT document_id) AS documents
FROM scores_wide
WHERE agency_id IS NOT NULL AND fiscal_year_be IS NOT NULL
GROUP BY province, fiscal_year_be
ORDER BY province, fiscal_year_be;

COMMENT ON VIEW coverage IS 'Of how many agencies are there results, by province and year? This is what the folder of reports held, no list of all results.';

CREATE VIEW measures_by_indicator AS
WITH counted AS (
    SELECT
        *,
        count(*) OVER one AS rows_of_document,
        count(status) OVER one AS ticks_of_document
    FROM measures
    WINDOW one AS (PARTITION BY document_id, agency_id, fiscal_year_be)
),
once AS (
    SELECT *
    FROM counted
    QUALIFY rank() OVER (
        PARTITION BY
            coalesce(agency_id, document_id), coalesce(CAST(fiscal_year_be AS VARCHAR), document_id)
        ORDER BY rows_of_document DESC, ticks_of_document DESC, document_id
    ) = 1
)
SELECT
    fiscal_year_be, instrument, indicator, count(*) AS measures,
    count(DISTINCT coalesce(agency_id, document_id)) AS agencies,
    count(*) FILTER (WHERE status = 'done') AS done,
    count(*) FILTER (WHERE status = 'in_progress') AS in_progress,
    count(*) FILTER (WHERE status = 'not_done') AS not_done,
    count(*) FILTER (WHERE status IS NULL) AS nothing_said,
    count(budget_baht) AS with_budget, sum(budget_baht) AS budget_baht
FROM once
GROUP BY fiscal_year_be, instrument, indicator
ORDER BY fiscal_year_be, instrument, indicator;

COMMENT ON VIEW measures_by_indicator IS 'How many measures are taken for each indicator and year, and what came of them? Of each agency and year only the document with the most measures counts (then the one with most ticks, then the smallest document_id).';

CREATE VIEW evidence AS
SELECT
    a.name_th AS agency, s.fiscal_year_be, s.code, s.name_th, s.score, s.status, s.rule, s.confidence, m.raw_label,
    m.raw_value, m.repairs, d.source, m.page, m.x0, m.top, m.x1, m.bottom, m.line, d.source_url, s.agency_id,
    s.document_id, s.mention_id
FROM scores AS s
JOIN documents AS d USING (document_id)
LEFT JOIN agencies AS a ON a.agency_id = s.agency_id
LEFT JOIN mentions AS m ON m.mention_id = s.mention_id;

COMMENT ON VIEW evidence IS 'Where does each score come from? Source file, page and box (or line), label and figure as they stand in the document.';

CREATE VIEW unread_documents AS
SELECT source, status, error_code, error, media_type, size_bytes, document_id
FROM documents
WHERE error_code IS NOT NULL
ORDER BY source;

COMMENT ON VIEW unread_documents IS 'Which documents could not be read, or only in part, and why?';
