/** Never sent anywhere but to the worker under test. */
export const editorToken = 'a-token-for-tests'
