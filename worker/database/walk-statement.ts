/** Up to so many departures since the walk began are looked at wherever they were; past it, those along the page. */
const fewDepartures = 50

/**
 * Where there are more, a page ends after so many articles of the timeline, or departures, have been looked at. It may be
 * short by it, or empty; an import that dates thousands of articles anew must not have each page read thousands of rows.
 */
const maxLookedAt = 500

/** Parts of the statement of a list. */
export interface ListParts {
  columns: string
  body: string
  facts: string
  withBodies: boolean
}

/** The parameters: bounds of the page, how many are wanted, the departures by which the walk began, what the question spans. */
const above = 'CAST(?2 AS INTEGER)'
const below = 'CAST(?3 AS INTEGER)'
const limit = 'CAST(?4 AS INTEGER)'
const since = 'CAST(?6 AS INTEGER)'
const spanned = (place: string) => `${place} > CAST(?7 AS INTEGER) AND ${place} < CAST(?8 AS INTEGER)`

/** Asked of the row that is read anyway: the rest of the statement costs nothing while nothing has left its place. */
const isLate = `last_write.departures > ${since}`

const reached = '(SELECT place FROM reached)'

/** More than there ever are. */
const none = Number.MAX_SAFE_INTEGER

/**
 * The statement of a page of a walk: the cards that answer the expression ?1, each with the place as its position that it
 * had when the walk began, in no order. The facts stand in the first row only.
 *
 * An article that has left that place since is left out where it is now, and found by the first of its departures.
 */
export function writeWalk(direction: 'down' | 'up', { columns, body, facts, withBodies }: ListParts): string {
  const { end, nearest, order, onPage } = directions[direction]
  const nth = (place: string, source: string) => `coalesce((SELECT ${place} FROM ${source}
    ${place} > ${above} AND ${place} < ${below} ORDER BY ${place} ${order} LIMIT 1 OFFSET ${maxLookedAt}), ${end})`
  const departed = (index: string, where: string) => `SELECT * FROM (SELECT json_array(d.position, a.position) AS places
    FROM departures d ${index} CROSS JOIN articles a ON a.slug = d.slug
    WHERE ${where} AND d.number > ${since} AND ${spanned('a.position')}
      AND NOT EXISTS (SELECT 1 FROM departures WHERE slug = d.slug AND number > ${since} AND number < d.number)
      AND EXISTS (SELECT 1 FROM timeline WHERE timeline MATCH ?1 AND timeline.rowid = a.position)
    ORDER BY d.position ${order} LIMIT ${limit})`
  return `WITH reached(place) AS MATERIALIZED (
      SELECT ${nearest}(${nth('rowid', 'timeline WHERE timeline MATCH ?1 AND')}, ${nth('position', 'departures WHERE')})
      WHERE EXISTS (SELECT 1 FROM departures WHERE number > ${since} LIMIT 1 OFFSET ${fewDepartures}))
    SELECT * FROM (
      SELECT ${columns.replace('articles.position', 'stood.value ->> 0 AS position')}, ${body}, ${facts},
        CASE WHEN ${isLate} THEN nullif(${reached}, ${end}) END AS reached
      FROM last_write LEFT JOIN json_each(CASE WHEN ${isLate} THEN (SELECT json_group_array(json(places)) FROM (
          ${departed('NOT INDEXED', `d.number > iif(${reached} IS NULL, ${since}, ${none}) AND ${onPage('d.position', end)}`)}
          UNION ALL ${departed('INDEXED BY departures_by_position', onPage('d.position', reached))})) END) stood
        LEFT JOIN articles ON articles.position = stood.value ->> 1
        ${withBodies ? 'LEFT JOIN timeline ON timeline.rowid = articles.position' : ''}
      WHERE last_write.id = 1)
    UNION ALL SELECT * FROM (
      SELECT ${columns}, ${body}, NULL, NULL, NULL, NULL, NULL, NULL, NULL
      FROM last_write CROSS JOIN timeline CROSS JOIN articles ON articles.position = timeline.rowid
      WHERE last_write.id = 1 AND timeline MATCH ?1
        AND ${onPage('timeline.rowid', `coalesce(CASE WHEN ${isLate} THEN ${reached} END, ${end})`)}
        AND NOT (${isLate} AND EXISTS (SELECT 1 FROM departures WHERE slug = articles.slug AND number > ${since}))
      ORDER BY timeline.rowid ${order} LIMIT ${limit})`
}

/** `onPage` says of a place that it lies on the page, and before that one to which it was looked; of none when that is null. */
const directions = {
  down: {
    end: above,
    nearest: 'max',
    order: 'DESC',
    onPage: (place: string, to: string) => `${place} > max(${above}, ${to}) AND ${place} < ${below}`,
  },
  up: {
    end: below,
    nearest: 'min',
    order: 'ASC',
    onPage: (place: string, to: string) => `${place} > ${above} AND ${place} < min(${below}, ${to})`,
  },
}
