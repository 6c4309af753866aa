import type * as wire from '../contract.ts'
import type { AuditEntry } from './audit.ts'
import type { EditorToken } from './editor-token.ts'

/** A token as it goes out. */
export function presentEditorToken(token: EditorToken): wire.EditorToken {
  const { id, name, scopes, createdAt, expiresAt, revokedAt, lastUsedAt } = token
  return {
    id,
    name,
    scopes,
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: momentOrNull(expiresAt),
    revokedAt: momentOrNull(revokedAt),
    lastUsedAt: momentOrNull(lastUsedAt),
  }
}

/** An entry of the audit log as it goes out. */
export function presentAudit(entry: AuditEntry): wire.AuditEntry {
  return { ...entry, at: new Date(entry.at).toISOString() }
}

function momentOrNull(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}
