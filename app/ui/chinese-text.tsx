/** Text in which the Chinese parts are marked as such, for fonts and for screen readers. */
export function ChineseText({ parts }: { parts: { text: string; chinese: boolean }[] }) {
  return (
    <>
      {parts.map(({ text, chinese }, index) =>
        chinese ? (
          <span key={index} lang="zh-Hans">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </>
  );
}
