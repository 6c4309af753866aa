/** Whether a link with this target opens elsewhere than where its reader is. A name is as good as `_blank`: nothing has it yet. */
export function opensElsewhere(target: string): boolean {
  return !/^_(self|parent|top)$/i.test(target)
}
